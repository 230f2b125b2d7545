using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Services.Kms;

/// <summary>One generation of a key's material.</summary>
/// <param name="Id">The id, which answers contain and which isn't derived from the secret.</param>
/// <param name="Secret">The secret.</param>
/// <param name="CreatedAt">The time at which the material was created.</param>
/// <param name="Rotation">The rotation that created the material; null for the first material.</param>
internal sealed record KeyMaterial(string Id, KeySecret Secret, DateTimeOffset CreatedAt, RotationType? Rotation)
{
    /// <summary>Creates material from a new secret.</summary>
    /// <remarks>The id is the same in every run: it is derived from the key's ARN and the generation's number.</remarks>
    internal static KeyMaterial New(string keyArn, int number, KeySecret secret, DateTimeOffset at, RotationType? rotation = null) => new(
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{keyArn}/{number}"))), secret, at, rotation);
}

/// <summary>The type of a rotation.</summary>
public enum RotationType
{
    /// <summary>The rotation was automatic.</summary>
    [Wire("AUTOMATIC")]
    Automatic,

    /// <summary>The rotation was requested by RotateKeyOnDemand.</summary>
    [Wire("ON_DEMAND")]
    OnDemand,
}
