using System.Security.Cryptography;

namespace ScsLabs.Services.Sts;

/// <summary>Makes the credentials of a session.</summary>
internal static class SessionCredentials
{
    /// <summary>A session of the given length, beginning now.</summary>
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

    /// <summary>How long a session lasts that long-term credentials ask for: 12 hours unless told otherwise; a root user's one hour at most, whatever it asks for.</summary>
    /// <remarks>Source: STS API Reference, GetSessionToken and GetFederationToken.</remarks>
    public static TimeSpan LongTermDuration(int? seconds, Principal caller) => TimeSpan.FromSeconds(
        caller.Kind is PrincipalKind.Root ? Math.Min(seconds ?? 3600, 3600) : seconds ?? 43200);

    /// <summary>A secret access key: 40 characters from 240 random bits.</summary>
    public static string Secret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(30));
}
