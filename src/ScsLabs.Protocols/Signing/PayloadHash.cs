using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Protocols.Signing;

/// <summary>The last line of the canonical request: the body's hash, or that the body isn't signed.</summary>
internal static class PayloadHash
{
    /// <summary>Bytes that the hash in hex takes, and that any other accepted value fits in.</summary>
    public const int MaxLength = 2 * SHA256.HashSizeInBytes;

    private const string Unsigned = "UNSIGNED-PAYLOAD";
    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");
    private const string Header = "X-Amz-Content-SHA256";

    /// <summary>Writes the line into the target and returns its length.</summary>
    /// <remarks>
    /// Only S3 takes the client's word for the hash, and compares when the body has come (<see cref="BodySignatures"/>); all others hash the body.
    /// Errors: SignatureProblem (Unsupported, BodyHashMissing, BodyHashInvalid).
    /// </remarks>
    public static int Write(SignedRequest request, Span<byte> target)
    {
        var declared = Declared(request);
        if (!request.IsS3)
        {
            return declared?.StartsWith("STREAMING-", StringComparison.Ordinal) == true
                ? throw new SignatureProblem(SignatureFault.Unsupported, "A header you provided implies functionality that is not implemented.")
                : HexHash(request.Call.Body.Span, target);
        }

        declared ??= request.IsPresigned ? Unsigned : throw new SignatureProblem(
            SignatureFault.BodyHashMissing, "Missing required header for this request: x-amz-content-sha256");
        if (declared != Unsigned && !IsHexHash(declared) && !IsStreaming(declared))
        {
            throw new SignatureProblem(
                SignatureFault.BodyHashInvalid,
                "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, or a valid sha256 value.");
        }

        return Encoding.ASCII.GetBytes(declared, target);
    }

    /// <summary>Throws unless the body has the hash that the request declares, where it declares one. S3's bodies come later.</summary>
    /// <remarks>Errors: SignatureProblem (BadSignature).</remarks>
    public static void CheckBody(SignedRequest request)
    {
        if (request.IsS3 || Declared(request) is not { } declared)
        {
            return;
        }

        Span<byte> actual = stackalloc byte[MaxLength];
        HexHash(request.Call.Body.Span, actual);
        if (!IsSame(declared, Encoding.ASCII.GetString(actual)))
        {
            throw SignatureProblem.BadSignature();
        }
    }

    /// <summary>Whether an S3 request's signature holds its body's hash.</summary>
    public static bool IsSigned(SignedRequest request) => Declared(request) is { } declared && IsHexHash(declared);

    /// <summary>Throws unless an S3 request's body has the hash that was signed.</summary>
    /// <remarks>Errors: SignatureProblem (BodyHashMismatch).</remarks>
    public static void Compare(SignedRequest request, string actual)
    {
        if (!IsSame(Declared(request)!, actual))
        {
            throw new SignatureProblem(SignatureFault.BodyHashMismatch, "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
    }

    private static bool IsSame(string declared, string actual) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(declared), Encoding.ASCII.GetBytes(actual));

    /// <summary>The forms of bodies in chunks; a known one's chunks are verified as they come, others are refused then.</summary>
    private static bool IsStreaming(string declared) => declared.StartsWith("STREAMING-", StringComparison.Ordinal) && declared.Length <= MaxLength;

    private static string? Declared(SignedRequest request) => request.Call.Headers[Header];

    private static bool IsHexHash(string text) =>
        text.Length == MaxLength && !text.AsSpan().ContainsAnyExcept(LowerHex);

    private static int HexHash(ReadOnlySpan<byte> body, Span<byte> target)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        Convert.TryToHexStringLower(hash, target, out var length);
        return length;
    }
}
