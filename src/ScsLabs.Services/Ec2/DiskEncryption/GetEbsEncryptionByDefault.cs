namespace ScsLabs.Services.Ec2;

/// <summary>Tells whether all new volumes and copies of snapshots of the account in the Region are encrypted.</summary>
/// <remarks>Source: EC2 API Reference, GetEbsEncryptionByDefault.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record GetEbsEncryptionByDefault(bool DryRun = false)
{
    internal sealed record Result(bool EbsEncryptionByDefault, string SseType);

    internal static Result Handle(Call call)
    {
        var isOn = EbsSettings.Of(call.Place, call.View).EncryptsByDefault;
        return new(isOn, isOn ? "sse-kms" : "none");
    }
}
