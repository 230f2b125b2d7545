namespace ScsLabs.Services.Ec2;

/// <summary>Encrypts all new volumes and copies of snapshots of the account in the Region. Existing ones stay as they are.</summary>
/// <remarks>Source: EC2 API Reference, EnableEbsEncryptionByDefault.</remarks>
[Operation<Ec2Api>, AnyResource]
internal sealed record EnableEbsEncryptionByDefault(bool DryRun = false)
{
    internal sealed record Result(bool EbsEncryptionByDefault);

    internal static Result Handle(Call call, Draft draft)
    {
        draft.Put(EbsSettings.Of(call.Place, draft) with { EncryptsByDefault = true });
        return new(true);
    }
}
