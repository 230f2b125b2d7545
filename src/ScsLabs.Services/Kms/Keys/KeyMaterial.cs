using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Services.Kms;

/// <summary>One generation of a key's material: it encrypts and decrypts, and its 256 bits never leave it.</summary>
/// <param name="id">Its id, which answers tell: no trace of the secret is in it.</param>
/// <param name="secret">256 bits for AES.</param>
/// <param name="createdAt">When it was made.</param>
/// <param name="rotation">How it came to be; null for a key's first.</param>
public sealed class KeyMaterial(string id, ImmutableArray<byte> secret, DateTimeOffset createdAt, RotationType? rotation)
{
    internal const int NonceSize = 12;
    internal const int TagSize = 16;

    /// <summary>Making one costs more than using it, but only one call at a time may: one is kept for whoever comes next.</summary>
    private AesGcm? idle;

    /// <summary>Its id, which answers tell.</summary>
    public string Id { get; } = id;

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>How it came to be; null for a key's first.</summary>
    public RotationType? Rotation { get; } = rotation;

    /// <summary>New material, from the system's random number generator whatever the seed of ids.</summary>
    /// <remarks>The id is the same in every run: it follows from the key's ARN and the number of its generation.</remarks>
    internal static KeyMaterial New(string keyArn, int number, DateTimeOffset at, RotationType? rotation = null) => new(
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{keyArn}/{number}"))), [.. RandomNumberGenerator.GetBytes(32)], at, rotation);

    /// <summary>Fills nonce, tag and ciphertext; what goes along is authenticated.</summary>
    internal void Encrypt(Span<byte> nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag, ReadOnlySpan<byte> authenticated)
    {
        var aes = Take();
        RandomNumberGenerator.Fill(nonce);
        aes.Encrypt(nonce, plaintext, ciphertext, tag, authenticated);
        Return(aes);
    }

    /// <summary>Fills plaintext.</summary>
    /// <exception cref="AuthenticationTagMismatchException">It is not what was encrypted, or not with what went along.</exception>
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
