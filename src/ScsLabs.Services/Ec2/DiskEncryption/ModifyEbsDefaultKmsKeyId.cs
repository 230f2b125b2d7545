using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Ec2;

/// <summary>Chooses the KMS key of disks whose requests name none.</summary>
/// <remarks>EBS looks the key up as the caller, who needs kms:DescribeKey; it takes symmetric keys only. Errors: InvalidParameterValue. Source: EC2 API Reference, ModifyEbsDefaultKmsKeyId.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record ModifyEbsDefaultKmsKeyId(string KmsKeyId, bool DryRun = false)
{
    internal sealed record Result(string KmsKeyId);

    internal static Result Handle(ModifyEbsDefaultKmsKeyId request, Call call, Draft draft, AsCaller aws)
    {
        try
        {
            var key = aws.Call(new DescribeKey(request.KmsKeyId)).KeyMetadata;
            if (key.KeySpec != KeySpec.SymmetricDefault)
            {
                throw Ec2Errors.InvalidValue("kmsKeyId", request.KmsKeyId);
            }

            draft.Put(EbsSettings.Of(call.Place, draft) with { KeyId = key.Arn });
            return new(key.Arn);
        }
        catch (AwsException error) when (error.Code is "NotFoundException" or "InvalidArnException" or "ValidationException")
        {
            throw Ec2Errors.InvalidValue("kmsKeyId", request.KmsKeyId);
        }
    }
}
