namespace ScsLabs.Services.Ec2;

/// <summary>Ends that all new volumes and copies of snapshots of the account in the Region are encrypted.</summary>
/// <remarks>Source: EC2 API Reference, DisableEbsEncryptionByDefault.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record DisableEbsEncryptionByDefault(bool DryRun = false)
{
    internal sealed record Result(bool EbsEncryptionByDefault);

    internal static Result Handle(Call call, Draft draft)
    {
        draft.Put(EbsSettings.Of(call.Place, draft) with { EncryptsByDefault = false });
        return new(false);
    }
}
