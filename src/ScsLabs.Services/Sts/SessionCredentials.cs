using System.Security.Cryptography;

namespace ScsLabs.Services.Sts;

/// <summary>Creates the credentials of sessions.</summary>
internal static class SessionCredentials
{
    /// <summary>Creates a session that starts now and has the given duration.</summary>
    public static Session Make(Call call, SessionKind kind, Principal principal, string userId, TimeSpan duration) => new()
    {
        AccessKeyId = call.Ids.Unique("ASIA", 20),
        SecretAccessKey = Secret(),
        SessionToken = Convert.ToBase64String(RandomNumberGenerator.GetBytes(192)),
        Principal = principal,
        UserId = userId,
        IssuedAt = call.Timestamp,
        ExpiresAt = new DateTimeOffset(call.Now.Ticks - (call.Now.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero) + duration,
        Kind = kind,
    };

    /// <summary>The duration of a session created with long-term credentials: 12 hours by default; for a root user at most one hour, whatever is requested.</summary>
    /// <remarks>Source: STS API Reference, GetSessionToken and GetFederationToken.</remarks>
    public static TimeSpan LongTermDuration(int? seconds, Principal caller) => TimeSpan.FromSeconds(
        caller.Kind is PrincipalKind.Root ? Math.Min(seconds ?? 3600, 3600) : seconds ?? 43200);

    /// <summary>Creates a secret access key: 40 characters from 240 random bits.</summary>
    public static string Secret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(30));
}
