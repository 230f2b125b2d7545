using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Services;

/// <summary>Encrypts and authenticates what a service hands out and gets back, so that nobody can read, guess or change it, or use it elsewhere. Each seal has a key of this process.</summary>
internal sealed class TokenSeal
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    /// <summary>Seals bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="belonging">To whom or what they belong; they can be opened for the same alone.</param>
    public byte[] Seal(ReadOnlySpan<byte> bytes, string belonging)
    {
        var whole = new byte[NonceSize + TagSize + bytes.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceSize));
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(whole.AsSpan(0, NonceSize), bytes, whole.AsSpan(NonceSize + TagSize), whole.AsSpan(NonceSize, TagSize), Encoding.UTF8.GetBytes(belonging));
        return whole;
    }

    /// <summary>Opens sealed bytes; null where this seal didn't seal them for the same.</summary>
    public byte[]? Open(ReadOnlySpan<byte> whole, string belonging)
    {
        if (whole.Length < NonceSize + TagSize)
        {
            return null;
        }

        var bytes = new byte[whole.Length - NonceSize - TagSize];
        try
        {
            using var cipher = new AesGcm(key, TagSize);
            cipher.Decrypt(whole[..NonceSize], whole[(NonceSize + TagSize)..], whole[NonceSize..(NonceSize + TagSize)], bytes, Encoding.UTF8.GetBytes(belonging));
            return bytes;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
