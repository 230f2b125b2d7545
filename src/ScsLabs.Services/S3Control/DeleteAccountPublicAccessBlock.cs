using ScsLabs.Services.S3;

namespace ScsLabs.Services.S3Control;

/// <summary>Deletes the account's Block Public Access settings; those of its buckets are unchanged.</summary>
/// <remarks>Source: S3 API Reference, API_control_DeletePublicAccessBlock.</remarks>
[Operation<S3ControlApi>(Name = "DeletePublicAccessBlock", Action = "s3:PutAccountPublicAccessBlock"), AnyResource]
public sealed record DeleteAccountPublicAccessBlock([Header("x-amz-account-id"), Length(0, 64), Pattern(@"\d{12}")] string AccountId)
{
    /// <summary>Deletes the settings.</summary>
    internal static void Handle(DeleteAccountPublicAccessBlock request, Call call, Draft draft)
    {
        if (AccountPublicAccessBlock.Of(AccountPublicAccessBlock.OwnOf(request.AccountId, call), draft) is { } block)
        {
            draft.Remove(block);
        }
    }
}
