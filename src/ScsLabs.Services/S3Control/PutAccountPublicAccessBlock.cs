using ScsLabs.Services.S3;

namespace ScsLabs.Services.S3Control;

/// <summary>Sets Block Public Access of the account, and so of all its buckets: what isn't given is off. Policies and ACLs that are there stay.</summary>
/// <remarks>Source: S3 API Reference, API_control_PutPublicAccessBlock.</remarks>
[Operation<S3ControlApi>(Name = "PutPublicAccessBlock", Action = "s3:PutAccountPublicAccessBlock"), AnyResource]
public sealed record PutAccountPublicAccessBlock(
    [Payload] PublicAccessBlockConfiguration PublicAccessBlockConfiguration,
    [Header("x-amz-account-id"), Length(0, 64), Pattern(@"\d{12}")] string AccountId)
{
    /// <summary>Sets it.</summary>
    public static void Handle(PutAccountPublicAccessBlock request, Call call, Draft draft) =>
        draft.Put(new AccountPublicAccessBlock(AccountPublicAccessBlock.OwnOf(request.AccountId, call), request.PublicAccessBlockConfiguration.Shown));
}
