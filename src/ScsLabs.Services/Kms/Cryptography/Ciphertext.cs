using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Services.Kms;

/// <summary>The ciphertext blobs of symmetric keys: AES-256-GCM with one generation of a key's material, which the blob names.</summary>
/// <remarks>
/// Layout: version 1 · length and text of the key's ARN · number of the key material · nonce (12) · tag (16) · encrypted bytes.
/// INVARIANT: everything before the nonce and the encryption context are authenticated: with a changed byte or pair, decryption fails.
/// </remarks>
internal static class Ciphertext
{
    private const byte LayoutVersion = 1;
    private const int NonceSize = AesSecret.NonceSize;
    private const int TagSize = AesSecret.TagSize;

    /// <summary>Encrypts with the key's current material.</summary>
    public static byte[] Encrypt(Key key, ReadOnlySpan<byte> plaintext, IReadOnlyDictionary<string, string>? context)
    {
        var header = Header(key.Arn, key.Material.Count - 1);
        var blob = new byte[header.Length + NonceSize + TagSize + plaintext.Length];
        header.CopyTo(blob, 0);
        var rest = blob.AsSpan(header.Length);
        key.Secret<AesSecret>().Encrypt(rest[..NonceSize], plaintext, rest[(NonceSize + TagSize)..], rest.Slice(NonceSize, TagSize), Authenticated(header, context));
        return blob;
    }

    /// <summary>The ARN of the key in a blob; null where the bytes aren't a ciphertext blob.</summary>
    private static string? KeyArnOf(ReadOnlySpan<byte> blob) => Split(blob, out var header, out _) ? Encoding.UTF8.GetString(header[3..^4]) : null;

    /// <summary>Finds the key that a ciphertext blob names.</summary>
    /// <param name="blob">The ciphertext of the request.</param>
    /// <param name="wanted">The key that the request expects; null for none.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="AwsException">InvalidCiphertextException, IncorrectKeyException, or a refusal where the key doesn't exist in this Region.</exception>
    public static Reference<Key> KeyOf(ReadOnlySpan<byte> blob, string? wanted, Call call)
    {
        var text = KeyArnOf(blob);
        if (!Arn.TryParse(text, out var arn) || !AccountId.TryParse(arn.Account, out var account) || !arn.Resource.StartsWith("key/", StringComparison.Ordinal))
        {
            throw KmsErrors.InvalidCiphertext();
        }

        if (wanted is not null)
        {
            var named = Key.Resolve(wanted, call);
            return named.Arn == text ? named : throw KmsErrors.IncorrectKey();
        }

        var (place, id) = (new Place(account, arn.Region), arn.Resource["key/".Length..]);
        var isHere = arn.Region == call.Region && call.View.Find<Key>(place, id) is not null;
        return isHere || (arn.Region == call.Region && account != call.Account) ? Key.ById(text!, place, id, call) : throw KmsErrors.CiphertextOfNoKey();
    }

    /// <summary>Decrypts with the blob's key material, and returns the number of that too.</summary>
    /// <exception cref="AwsException">InvalidCiphertextException: the blob was changed, or the encryption context differs.</exception>
    public static (byte[] Plaintext, int Material) Decrypt(Key key, ReadOnlySpan<byte> blob, IReadOnlyDictionary<string, string>? context)
    {
        if (!Split(blob, out var header, out var rest) || BinaryPrimitives.ReadInt32BigEndian(header[^4..]) is var number && (number < 0 || number >= key.Material.Count))
        {
            throw KmsErrors.InvalidCiphertext();
        }

        var plaintext = new byte[rest.Length - NonceSize - TagSize];
        try
        {
            ((AesSecret)key.Material[number].Secret).Decrypt(rest[..NonceSize], rest[(NonceSize + TagSize)..], rest.Slice(NonceSize, TagSize), plaintext, Authenticated(header, context));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw KmsErrors.InvalidCiphertext();
        }

        return (plaintext, number);
    }

    private static byte[] Header(string arn, int material)
    {
        var header = new byte[3 + Encoding.UTF8.GetByteCount(arn) + 4];
        header[0] = LayoutVersion;
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(1), (ushort)(header.Length - 7));
        Encoding.UTF8.GetBytes(arn, header.AsSpan(3));
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(header.Length - 4), material);
        return header;
    }

    private static bool Split(ReadOnlySpan<byte> blob, out ReadOnlySpan<byte> header, out ReadOnlySpan<byte> rest)
    {
        header = rest = default;
        if (blob.Length < 3 || blob[0] != LayoutVersion)
        {
            return false;
        }

        var size = 7 + BinaryPrimitives.ReadUInt16BigEndian(blob[1..]);
        if (blob.Length < size + NonceSize + TagSize)
        {
            return false;
        }

        header = blob[..size];
        rest = blob[size..];
        return true;
    }

    /// <summary>The header and the context's pairs in ordinal order, each text prefixed with its length.</summary>
    private static byte[] Authenticated(ReadOnlySpan<byte> header, IReadOnlyDictionary<string, string>? context)
    {
        KeyValuePair<string, string>[] pairs = [.. context ?? ImmutableDictionary<string, string>.Empty];
        Array.Sort(pairs, (one, other) => string.CompareOrdinal(one.Key, other.Key));
        var size = header.Length;
        foreach (var (key, value) in pairs)
        {
            size += Prefixed(key) + Prefixed(value);
        }

        var bytes = new byte[size];
        header.CopyTo(bytes);
        var rest = bytes.AsSpan(header.Length);
        foreach (var (key, value) in pairs)
        {
            rest = Write(value, Write(key, rest));
        }

        return bytes;

        static int Prefixed(string text) => sizeof(int) + Encoding.UTF8.GetByteCount(text);

        static Span<byte> Write(string text, Span<byte> to)
        {
            var size = Encoding.UTF8.GetBytes(text, to[sizeof(int)..]);
            BinaryPrimitives.WriteInt32BigEndian(to, size);
            return to[(sizeof(int) + size)..];
        }
    }
}
