using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Protocols.Signing;

/// <summary>The string to sign of a request or a chunk: an algorithm, the time and the scope, then the algorithm's own lines.</summary>
internal static class StringToSign
{
    /// <summary>The length of a signature in lower-case hex.</summary>
    public const int SignatureLength = 2 * HMACSHA256.HashSizeInBytes;

    public static void WriteHead(ref ByteBuilder target, string algorithm, SignedRequest request)
    {
        target.Append(algorithm);
        target.Append((byte)'\n');
        target.Append(request.Timestamp);
        target.Append((byte)'\n');
        var scope = request.Scope;
        foreach (var part in (ReadOnlySpan<string>)[scope.Date, scope.Region, scope.Service])
        {
            target.Append(part);
            target.Append((byte)'/');
        }

        target.Append(CredentialScope.ValidTerminator);
        target.Append((byte)'\n');
    }

    public static void WriteHex(ref ByteBuilder target, scoped ReadOnlySpan<byte> hash)
    {
        Convert.TryToHexStringLower(hash, target.Space(2 * hash.Length), out var length);
        target.Advance(length);
    }

    /// <summary>Throws unless the signature is the one calculated with the key.</summary>
    /// <remarks>Errors: SignatureException (BadSignature).</remarks>
    public static void Check(byte[] key, ReadOnlySpan<byte> text, string provided)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, text, mac);
        Span<byte> expected = stackalloc byte[SignatureLength];
        Convert.TryToHexStringLower(mac, expected, out _);
        Span<byte> actual = stackalloc byte[SignatureLength];
        // Non-ASCII characters become question marks, which no signature has.
        if (provided.Length != SignatureLength
            || Encoding.ASCII.GetBytes(provided, actual) != SignatureLength
            || !CryptographicOperations.FixedTimeEquals(expected, actual))
        {
            throw SignatureException.BadSignature();
        }
    }
}
