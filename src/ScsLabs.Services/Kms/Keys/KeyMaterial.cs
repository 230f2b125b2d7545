using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Services.Kms;

/// <summary>One generation of a key's material. It encrypts and decrypts, and its 256-bit secret is never exposed.</summary>
/// <param name="id">The id, which answers contain and which isn't derived from the secret.</param>
/// <param name="secret">The secret, a 256-bit AES key.</param>
/// <param name="createdAt">The time at which the material was created.</param>
/// <param name="rotation">The rotation that created the material; null for the first material.</param>
internal sealed class KeyMaterial(string id, ImmutableArray<byte> secret, DateTimeOffset createdAt, RotationType? rotation)
{
    internal const int NonceSize = 12;
    internal const int TagSize = 16;

    /// <summary>A cached cipher: creating one costs more than using it, but only one call at a time may use it.</summary>
    private AesGcm? idle;

    /// <summary>The id of the material.</summary>
    public string Id { get; } = id;

    /// <summary>The time at which the material was created.</summary>
    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>The rotation that created the material; null for the first material.</summary>
    public RotationType? Rotation { get; } = rotation;

    /// <summary>Creates material from the system's random number generator, regardless of the seed for ids.</summary>
    /// <remarks>The id is the same in every run: it is derived from the key's ARN and the generation's number.</remarks>
    internal static KeyMaterial New(string keyArn, int number, DateTimeOffset at, RotationType? rotation = null) => new(
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{keyArn}/{number}"))), [.. RandomNumberGenerator.GetBytes(32)], at, rotation);

    /// <summary>Encrypts the plaintext: fills nonce, tag and ciphertext, and authenticates the additional data.</summary>
    internal void Encrypt(Span<byte> nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag, ReadOnlySpan<byte> authenticated)
    {
        var aes = Take();
        RandomNumberGenerator.Fill(nonce);
        aes.Encrypt(nonce, plaintext, ciphertext, tag, authenticated);
        Return(aes);
    }

    /// <summary>Decrypts the ciphertext into <paramref name="plaintext"/>.</summary>
    /// <exception cref="AuthenticationTagMismatchException">The ciphertext, nonce, tag or additional data was changed.</exception>
    internal void Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext, ReadOnlySpan<byte> authenticated)
    {
        var aes = Take();
        try
        {
            aes.Decrypt(nonce, ciphertext, tag, plaintext, authenticated);
        }
        finally
        {
            Return(aes);
        }
    }

    private AesGcm Take() => Interlocked.Exchange(ref idle, null) ?? new AesGcm(secret.AsSpan(), TagSize);

    private void Return(AesGcm aes) => Interlocked.Exchange(ref idle, aes)?.Dispose();
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
