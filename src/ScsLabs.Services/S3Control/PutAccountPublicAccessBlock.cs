using ScsLabs.Services.S3;

namespace ScsLabs.Services.S3Control;

/// <summary>Sets Block Public Access for the account and all its buckets. Settings that aren't given are off; existing policies and ACLs are unchanged.</summary>
/// <remarks>Errors: InvalidRequest. Source: S3 API Reference, API_control_PutPublicAccessBlock.</remarks>
[Operation<S3ControlApi>(Name = "PutPublicAccessBlock", Action = "s3:PutAccountPublicAccessBlock"), AnyResource]
public sealed record PutAccountPublicAccessBlock(
    [Payload] PublicAccessBlockConfiguration PublicAccessBlockConfiguration,
    [Header("x-amz-account-id"), Length(0, 64), Pattern(@"\d{12}")] string AccountId)
{
    /// <summary>Replaces the settings.</summary>
    internal static void Handle(PutAccountPublicAccessBlock request, Call call, Draft draft) =>
        draft.Put(new AccountPublicAccessBlock(AccountPublicAccessBlock.OwnOf(request.AccountId, call), request.PublicAccessBlockConfiguration.Required));
}
