using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Sts;

/// <summary>Returns the account that an access key belongs to.</summary>
/// <remarks>Errors: ValidationError. Source: STS API Reference, GetAccessKeyInfo.</remarks>
[Operation<StsApi>, AnyResource]
public sealed record GetAccessKeyInfo([Length(16, 128), Pattern(@"[\w]*")] string AccessKeyId)
{
    /// <summary>The account.</summary>
    public sealed record Result(string Account);

    /// <summary>Returns the account to any caller. AWS decodes it from the key's id; here the key must exist.</summary>
    internal static Result Handle(GetAccessKeyInfo request, WorldView view) =>
        new((view.Find<AccessKey>(Place.Global, request.AccessKeyId)?.Owner.Account
            ?? view.Find<Session>(Place.Global, request.AccessKeyId)?.Principal.Account
            ?? throw StsErrors.Invalid($"{request.AccessKeyId} is not a valid access key ID.")).ToString());
}
