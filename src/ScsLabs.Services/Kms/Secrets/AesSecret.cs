using System.Security.Cryptography;

namespace ScsLabs.Services.Kms;

/// <summary>A 256-bit key that encrypts and decrypts with AES-GCM.</summary>
internal sealed class AesSecret(byte[] secret) : KeySecret
{
    internal const int NonceSize = 12;
    internal const int TagSize = 16;

    private readonly Spare<AesGcm> ciphers = new(() => new AesGcm(secret, TagSize));

    /// <summary>Encrypts the plaintext: fills nonce, tag and ciphertext, and authenticates the additional data.</summary>
    public void Encrypt(Span<byte> nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag, ReadOnlySpan<byte> authenticated)
    {
        var aes = ciphers.Take();
        RandomNumberGenerator.Fill(nonce);
        aes.Encrypt(nonce, plaintext, ciphertext, tag, authenticated);
        ciphers.Return(aes);
    }

    /// <summary>Decrypts the ciphertext into <paramref name="plaintext"/>.</summary>
    /// <exception cref="AuthenticationTagMismatchException">The ciphertext, nonce, tag or additional data was changed.</exception>
    public void Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext, ReadOnlySpan<byte> authenticated)
    {
        var aes = ciphers.Take();
        try
        {
            aes.Decrypt(nonce, ciphertext, tag, plaintext, authenticated);
        }
        finally
        {
            ciphers.Return(aes);
        }
    }
}
