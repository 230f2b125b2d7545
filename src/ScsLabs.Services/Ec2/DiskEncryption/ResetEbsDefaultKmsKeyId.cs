namespace ScsLabs.Services.Ec2;

/// <summary>Makes the AWS managed key the KMS key of disks whose requests name none.</summary>
/// <remarks>Source: EC2 API Reference, ResetEbsDefaultKmsKeyId.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record ResetEbsDefaultKmsKeyId(bool DryRun = false)
{
    internal sealed record Result(string KmsKeyId);

    internal static Result Handle(Call call, Draft draft)
    {
        var settings = new EbsSettings(call.Account, call.Region) { EncryptsByDefault = EbsSettings.Of(call.Place, draft).EncryptsByDefault };
        draft.Put(settings);
        return new(settings.KeyId);
    }
}
