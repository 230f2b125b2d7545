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

    /// <summary>A secret access key: 40 characters from 240 random bits.</summary>
    public static string Secret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(30));
}
