using System.Security.Cryptography;
using System.Text;
using ScsLabs.Protocols.Signing;

namespace ScsLabs.Protocols.Uploads;

/// <summary>Verifies the signatures of chunks and trailer. Each signature covers the preceding one; the first is that of the request.</summary>
/// <remarks>
/// Sources: S3 API Reference, "Signature Calculations for the Authorization Header: Transferring Payload in Multiple Chunks" and
/// "… Including Trailing Headers". Errors: SignatureException (BadSignature).
/// </remarks>
internal sealed class ChunkSignatures(SignedRequest request, byte[] key) : IDisposable
{
    private readonly IncrementalHash chunk = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private string previous = request.Signature;

    private static ReadOnlySpan<byte> HashOfNothing => "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n"u8;

    /// <summary>Appends bytes of the chunk.</summary>
    public void Append(ReadOnlySpan<byte> bytes) => chunk.AppendData(bytes);

    /// <summary>Throws unless the signature matches the bytes appended since the last call.</summary>
    public void CheckChunk(string signature)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        chunk.GetHashAndReset(hash);
        Check("AWS4-HMAC-SHA256-PAYLOAD", HashOfNothing, hash, signature);
    }

    /// <summary>Throws unless the signature matches the trailer.</summary>
    /// <param name="lines">The lines, each <c>name:value</c> and a line feed, with names in lower case.</param>
    /// <param name="signature">The signature as sent.</param>
    public void CheckTrailer(string lines, string signature) =>
        Check("AWS4-HMAC-SHA256-TRAILER", [], SHA256.HashData(Encoding.Latin1.GetBytes(lines)), signature);

    /// <inheritdoc/>
    public void Dispose() => chunk.Dispose();

    private void Check(string algorithm, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> hash, string signature)
    {
        var text = new ByteBuilder(stackalloc byte[512]);
        StringToSign.WriteHead(ref text, algorithm, request);
        text.Append(previous);
        text.Append((byte)'\n');
        text.Append(headers);
        StringToSign.WriteHex(ref text, hash);
        StringToSign.Check(key, text.Written, signature);
        text.Dispose();
        previous = signature;
    }
}
