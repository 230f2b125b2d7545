using ScsLabs.Services.S3;

namespace ScsLabs.Services.S3Control;

/// <summary>Reads the account's Block Public Access settings.</summary>
/// <remarks>Errors: NoSuchPublicAccessBlockConfiguration. Source: S3 API Reference, API_control_GetPublicAccessBlock.</remarks>
[Operation<S3ControlApi>(Name = "GetPublicAccessBlock", Action = "s3:GetAccountPublicAccessBlock"), AnyResource]
public sealed record GetAccountPublicAccessBlock([Header("x-amz-account-id"), Length(0, 64), Pattern(@"\d{12}")] string AccountId)
{
    /// <summary>The account's settings.</summary>
    public sealed record Result([Payload] PublicAccessBlockConfiguration PublicAccessBlockConfiguration);

    /// <summary>Reads the settings.</summary>
    internal static Result Handle(GetAccountPublicAccessBlock request, Call call)
    {
        var account = AccountPublicAccessBlock.OwnOf(request.AccountId, call);
        return new(AccountPublicAccessBlock.Of(account, call.View)?.Configuration ?? throw NoSuchConfiguration.PublicAccessBlock(account));
    }
}
