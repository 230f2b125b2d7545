using System.Security.Cryptography;
using System.Text;

namespace ScsLabs.Protocols.Signing;

/// <summary>How a body that came after its verified head must be signed.</summary>
public sealed class BodySignatures
{
    private readonly SignedRequest request;
    private readonly byte[] key;

    internal BodySignatures(SignedRequest request, byte[] key) => (this.request, this.key) = (request, key);

    /// <summary>What a plain body is hashed by; null where its hash wasn't signed.</summary>
    internal IncrementalHash? PlainHash() => PayloadHash.IsSigned(request) ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;

    /// <summary>Returns if the hash is the one that was signed, or none was.</summary>
    /// <remarks>Errors: SignatureProblem (BodyHashMismatch).</remarks>
    internal void ComparePlain(IncrementalHash? hash)
    {
        if (hash is not null)
        {
            PayloadHash.Compare(request, Convert.ToHexStringLower(hash.GetCurrentHash()));
        }
    }

    /// <summary>The signatures of chunks, each of which follows from the one before; the first from the head's.</summary>
    internal ChunkSignatures Chunks() => new(request, key);
}

/// <summary>Verifies signed chunks, in their order.</summary>
/// <remarks>Source: S3 API Reference, sigv4-streaming and sigv4-streaming-trailers.</remarks>
internal sealed class ChunkSignatures(SignedRequest request, byte[] key)
{
    private static readonly string OfNothing = Convert.ToHexStringLower(SHA256.HashData([]));

    private readonly string context = $"{request.Timestamp}\n{request.Scope.Date}/{request.Scope.Region}/{request.Scope.Service}/{CredentialScope.ValidTerminator}";
    private string previous = request.Signature;

    /// <summary>Returns if the chunk was signed.</summary>
    /// <remarks>Errors: SignatureProblem (BadSignature).</remarks>
    public void CheckChunk(byte[] hash, string? signature) =>
        Check($"AWS4-HMAC-SHA256-PAYLOAD\n{context}\n{previous}\n{OfNothing}\n{Convert.ToHexStringLower(hash)}", signature);

    /// <summary>Returns if the trailing headers were signed.</summary>
    /// <remarks>Errors: SignatureProblem (BadSignature).</remarks>
    public void CheckTrailers(IReadOnlyList<KeyValuePair<string, string>> trailers, string? signature)
    {
        var text = string.Concat(trailers.Select(trailer => $"{trailer.Key}:{trailer.Value}\n"));
        Check($"AWS4-HMAC-SHA256-TRAILER\n{context}\n{previous}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}", signature);
    }

    private void Check(string toSign, string? signature)
    {
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(signature ?? "")))
        {
            throw SignatureProblem.BadSignature();
        }

        previous = expected;
    }
}
