namespace ScsLabs.Services.Sts;

/// <summary>Temporary credentials, as STS answers them.</summary>
public sealed record Credentials(string AccessKeyId, [Sensitive] string SecretAccessKey, [Sensitive] string SessionToken, DateTimeOffset Expiration)
{
    /// <summary>Those of a session.</summary>
    internal static Credentials Of(Session session) => new(session.AccessKeyId, session.SecretAccessKey, session.SessionToken, session.ExpiresAt);
}
