namespace ScsLabs.Services.Sts;

/// <summary>Creates temporary credentials for the caller itself: a user, or the root user.</summary>
/// <remarks>Source: STS API Reference, GetSessionToken.</remarks>
[Operation<StsApi>, NoAuthorization("AWS: it authenticates, and policies can't control that")]
public sealed record GetSessionToken([Range(900, 129600)] int? DurationSeconds = null)
{
    /// <summary>The credentials.</summary>
    public sealed record Result(Credentials Credentials);

    /// <summary>Creates the session.</summary>
    internal static Result Handle(GetSessionToken request, Call call, Draft draft)
    {
        var principal = call.Caller.Principal;
        var session = SessionCredentials.Make(
            call,
            SessionKind.GetSessionToken,
            principal,
            principal.UniqueId ?? call.Account.ToString(),
            SessionCredentials.LongTermDuration(request.DurationSeconds, principal));
        draft.Put(session);
        return new(Credentials.Of(session));
    }
}
