using System.Security.Cryptography;

namespace ScsLabs.Services.Kms;

/// <summary>One generation of a key's material.</summary>
/// <param name="Secret">256 bits for AES.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Rotation">How it came to be; null for a key's first.</param>
public sealed record KeyMaterial(ImmutableArray<byte> Secret, DateTimeOffset CreatedAt, RotationType? Rotation)
{
    /// <summary>New material, from the system's random number generator whatever the seed of ids.</summary>
    internal static KeyMaterial New(DateTimeOffset at, RotationType? rotation = null) => new([.. RandomNumberGenerator.GetBytes(32)], at, rotation);
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
