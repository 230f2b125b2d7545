namespace ScsLabs.Services.Sts;

/// <summary>Returns the identity of the caller.</summary>
/// <remarks>Source: STS API Reference, GetCallerIdentity.</remarks>
[Operation<StsApi>, NoAuthorization("AWS: no permission is needed, and none can withhold it, for an error would tell as much")]
public sealed record GetCallerIdentity
{
    /// <summary>The caller's unique id, account and ARN.</summary>
    public sealed record Result(string UserId, string Account, string Arn);

    /// <summary>Returns the caller's identity.</summary>
    internal static Result Handle(GetCallerIdentity request, Call call) =>
        new(
            CallerRows.SessionOf(call)?.UserId ?? call.Caller.Principal.UniqueId ?? call.Account.ToString(),
            call.Account.ToString(),
            call.Caller.Principal.Name);
}
