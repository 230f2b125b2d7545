using System.Security.Cryptography;
using System.Text;
using ScsLabs.Protocols.Uploads;

namespace ScsLabs.Protocols.Signing;

/// <summary>Writes the last line of the canonical request: the body's hash, or the way in which the body is signed.</summary>
internal static class PayloadHash
{
    /// <summary>The length of the line in bytes: of a hash in hex, which no other accepted value exceeds.</summary>
    public const int MaxLength = 2 * SHA256.HashSizeInBytes;

    private const string Header = "X-Amz-Content-SHA256";

    /// <summary>The value of the request's <c>x-amz-content-sha256</c>; null where it has none.</summary>
    public static string? Declared(HttpCall call) => call.Headers[Header];

    /// <summary>Writes the line to the target and returns its length.</summary>
    /// <remarks>
    /// For S3 the declared value is used, and <see cref="BodyReceiver"/> compares it with the body later; for all others the body is hashed.
    /// Errors: SignatureException (Unsupported, BodyHashMissing, BodyHashInvalid).
    /// </remarks>
    public static int Write(SignedRequest request, Span<byte> target)
    {
        var declared = Declared(request.Call);
        if (!request.IsS3)
        {
            return declared?.StartsWith("STREAMING-", StringComparison.Ordinal) is true
                ? throw new SignatureException(SignatureFault.Unsupported, UploadErrors.NotImplementedText)
                : HexHash(request.Call.Document.Span, target);
        }

        declared ??= request.IsPresigned ? "UNSIGNED-PAYLOAD" : throw new SignatureException(
            SignatureFault.BodyHashMissing, "Missing required header for this request: x-amz-content-sha256");
        PayloadForms.Read(declared);
        return Encoding.ASCII.GetBytes(declared, target);
    }

    /// <summary>Throws unless the body's hash in hex is the declared one, where one is declared. Not for S3.</summary>
    /// <remarks>Errors: SignatureException (BadSignature).</remarks>
    public static void CheckBody(SignedRequest request, ReadOnlySpan<byte> actual)
    {
        if (Declared(request.Call) is { } declared && !IsSame(declared, actual))
        {
            throw SignatureException.BadSignature();
        }
    }

    /// <summary>Throws unless the hash that S3's request declares, in hex of either case, is the received body's.</summary>
    /// <remarks>Errors: SignatureException (BodyHashMismatch).</remarks>
    public static void Check(string declared, ReadOnlySpan<byte> hash)
    {
        Span<byte> actual = stackalloc byte[MaxLength];
        Convert.TryToHexStringLower(hash, actual, out _);
        if (!IsSame(declared.ToLowerInvariant(), actual))
        {
            throw new SignatureException(SignatureFault.BodyHashMismatch, "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
    }

    private static bool IsSame(string declared, ReadOnlySpan<byte> actual)
    {
        Span<byte> expected = stackalloc byte[MaxLength];
        // Non-ASCII characters become question marks, which no hash has.
        return declared.Length == MaxLength
            && Encoding.ASCII.GetBytes(declared, expected) == MaxLength
            && CryptographicOperations.FixedTimeEquals(actual, expected);
    }

    private static int HexHash(ReadOnlySpan<byte> body, Span<byte> target)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        Convert.TryToHexStringLower(hash, target, out var length);
        return length;
    }
}
