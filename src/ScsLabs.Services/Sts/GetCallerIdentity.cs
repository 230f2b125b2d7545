namespace ScsLabs.Services.Sts;

/// <summary>Tells who calls.</summary>
/// <remarks>Source: STS API Reference, GetCallerIdentity.</remarks>
[Operation<StsApi>, NoAuthorization("AWS: no permission is needed, and none can withhold it, for an error would tell as much")]
public sealed record GetCallerIdentity
{
    /// <summary>Who.</summary>
    public sealed record Result(string UserId, string Account, string Arn);

    /// <summary>Tells it.</summary>
    public static Result Handle(GetCallerIdentity request, Call call) =>
        new(
            CallerRows.SessionOf(call)?.UserId ?? call.Caller.Principal.UniqueId ?? call.Account.ToString(),
            call.Account.ToString(),
            call.Caller.Principal.Name);
}
