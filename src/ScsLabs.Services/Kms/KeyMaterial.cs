using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Services.Kms;

/// <summary>One generation of a key's material.</summary>
/// <param name="Id">Its id, which answers tell: no trace of the secret is in it.</param>
/// <param name="Secret">256 bits for AES.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Rotation">How it came to be; null for a key's first.</param>
public sealed record KeyMaterial(string Id, ImmutableArray<byte> Secret, DateTimeOffset CreatedAt, RotationType? Rotation)
{
    /// <summary>New material, from the system's random number generator whatever the seed of ids.</summary>
    /// <remarks>The id is the same in every run: it follows from the key's ARN and the number of its generation.</remarks>
    internal static KeyMaterial New(string keyArn, int number, DateTimeOffset at, RotationType? rotation = null) => new(
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{keyArn}/{number}"))), [.. RandomNumberGenerator.GetBytes(32)], at, rotation);
}

/// <summary>How a key's material came to be made anew.</summary>
public enum RotationType
{
    /// <summary>Its time had come.</summary>
    [Wire("AUTOMATIC")]
    Automatic,

    /// <summary>Somebody asked for it.</summary>
    [Wire("ON_DEMAND")]
    OnDemand,
}
