using System.Security.Cryptography;
using System.Text;
using ScsLabs.Protocols.Signing;

namespace ScsLabs.Protocols.Uploads;

/// <summary>Verifies chunks and trailer, each of which signs what came before it too. The request's own signature is the first.</summary>
/// <remarks>
/// Sources: S3 API Reference, "Signature Calculations for the Authorization Header: Transferring Payload in Multiple Chunks" and
/// "… Including Trailing Headers". Errors: SignatureProblem (BadSignature).
/// </remarks>
internal sealed class ChunkSignatures(SignedRequest request, byte[] key) : IDisposable
{
    private readonly IncrementalHash chunk = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private string previous = request.Signature;

    private static ReadOnlySpan<byte> HashOfNothing => "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n"u8;

    /// <summary>Takes the chunk's next bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes) => chunk.AppendData(bytes);

    /// <summary>Throws unless the signature is that of the bytes since the last.</summary>
    public void CheckChunk(string signature)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        chunk.GetHashAndReset(hash);
        Check("AWS4-HMAC-SHA256-PAYLOAD", HashOfNothing, hash, signature);
    }

    /// <summary>Throws unless the signature is that of the trailer.</summary>
    /// <param name="lines">Each <c>name:value</c> and a line feed, names in lower case.</param>
    /// <param name="signature">As sent.</param>
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
