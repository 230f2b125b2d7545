namespace ScsLabs.Services.Sts;

/// <summary>Temporary credentials as STS returns them.</summary>
public sealed record Credentials(string AccessKeyId, [Sensitive] string SecretAccessKey, [Sensitive] string SessionToken, DateTimeOffset Expiration)
{
    /// <summary>The credentials of a session.</summary>
    internal static Credentials Of(Session session) => new(session.AccessKeyId, session.SecretAccessKey, session.SessionToken, session.ExpiresAt);
}
