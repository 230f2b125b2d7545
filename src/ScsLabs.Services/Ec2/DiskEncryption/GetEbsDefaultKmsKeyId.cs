namespace ScsLabs.Services.Ec2;

/// <summary>Tells the KMS key of disks whose requests name none.</summary>
/// <remarks>Source: EC2 API Reference, GetEbsDefaultKmsKeyId.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record GetEbsDefaultKmsKeyId(bool DryRun = false)
{
    internal sealed record Result(string KmsKeyId);

    internal static Result Handle(Call call) => new(EbsSettings.Of(call.Place, call.View).KeyId);
}
