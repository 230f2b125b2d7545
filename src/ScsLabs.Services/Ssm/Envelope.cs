using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Services.Ssm;

/// <summary>The envelope encryption of advanced SecureStrings: AES-256-GCM under a data key, which is stored with the value and encrypted by KMS.</summary>
/// <remarks>
/// Layout: length and bytes of the encrypted data key · nonce (12) · tag (16) · encrypted bytes.
/// INVARIANT: the parameter's ARN is authenticated here and by KMS, so that a value copied to another parameter can't be decrypted.
/// </remarks>
internal static class Envelope
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>Encrypts a value under the data key.</summary>
    public static byte[] Seal(byte[] dataKey, byte[] encryptedDataKey, byte[] plaintext, string arn)
    {
        var head = 2 + encryptedDataKey.Length;
        var blob = new byte[head + NonceSize + TagSize + plaintext.Length];
        BinaryPrimitives.WriteUInt16BigEndian(blob, (ushort)encryptedDataKey.Length);
        encryptedDataKey.CopyTo(blob, 2);
        RandomNumberGenerator.Fill(blob.AsSpan(head, NonceSize));
        using var aes = new AesGcm(dataKey, TagSize);
        aes.Encrypt(blob.AsSpan(head, NonceSize), plaintext, blob.AsSpan(head + NonceSize + TagSize), blob.AsSpan(head + NonceSize, TagSize), Encoding.UTF8.GetBytes(arn));
        return blob;
    }

    /// <summary>Reads the encrypted data key from a blob.</summary>
    public static byte[] DataKey(byte[] blob) => blob[2..(2 + BinaryPrimitives.ReadUInt16BigEndian(blob))];

    /// <summary>Decrypts a blob under the data key.</summary>
    public static byte[] Open(byte[] dataKey, byte[] blob, string arn)
    {
        var rest = blob.AsSpan(2 + BinaryPrimitives.ReadUInt16BigEndian(blob));
        var plaintext = new byte[rest.Length - NonceSize - TagSize];
        using var aes = new AesGcm(dataKey, TagSize);
        aes.Decrypt(rest[..NonceSize], rest[(NonceSize + TagSize)..], rest.Slice(NonceSize, TagSize), plaintext, Encoding.UTF8.GetBytes(arn));
        return plaintext;
    }
}
