using System.Buffers;
using System.IO.Pipelines;
using ScsLabs.Model.Bodies;
using ScsLabs.Protocols.Signing;

namespace ScsLabs.Protocols.Uploads;

/// <summary>Takes in the body of a REST request whose head was verified: unwraps it, and believes nothing of it before its signatures and checksums are compared.</summary>
/// <remarks>INVARIANT: a body of which anything is wrong is dropped whole.</remarks>
public static class BodyReceiver
{
    /// <summary>The request with its body.</summary>
    /// <param name="call">The request's head.</param>
    /// <param name="signatures">The signatures that the body must bear; null where any do.</param>
    /// <param name="source">The bytes as they come.</param>
    /// <param name="bound">The most bytes that it may have.</param>
    /// <param name="isObject">Whether it is an object's or a part's, which S3 gives a checksum that its sender didn't.</param>
    /// <param name="cancel">Gives up.</param>
    /// <remarks>Errors: SignatureProblem (BodyHashMismatch, BadSignature, Unsupported), AwsError (IncompleteBody, BadDigest and what <see cref="UploadErrors"/> has).</remarks>
    public static async Task<HttpCall> ReceiveAsync(HttpCall call, BodySignatures? signatures, PipeReader source, long bound, bool isObject, CancellationToken cancel)
    {
        var wrapping = Wrapping.Of(call);
        var claims = ChecksumClaims.Of(call.Headers, wrapping.TrailerNames);
        if ((wrapping.DecodedLength ?? call.ContentLength) > bound)
        {
            throw UploadErrors.TooLarge(bound);
        }

        using var writer = new BodyWriter(claims.Algorithm is { } claimed ? [claimed] : isObject ? [ChecksumAlgorithm.Crc64Nvme] : []);
        var trailers = wrapping.IsChunked
            ? await new ChunkReader(source, wrapping, signatures).ReadAsync(TakeAsync, cancel).ConfigureAwait(false)
            : await ReadPlainAsync(source, signatures, TakeAsync, cancel).ConfigureAwait(false);
        if (wrapping.DecodedLength is { } length && length != writer.Length)
        {
            throw UploadErrors.IncompleteBody();
        }

        var body = writer.Complete();
        claims.Compare(body, trailers);
        return call with
        {
            Headers = wrapping.IsChunked ? call.Headers.Unwrapped(trailers) : call.Headers,
            Upload = body,
            Body = !isObject && body.Memory is { } memory ? memory : default,
        };

        ValueTask TakeAsync(ReadOnlyMemory<byte> bytes)
        {
            return writer.Length + bytes.Length > bound ? throw UploadErrors.TooLarge(bound) : writer.WriteAsync(bytes, cancel);
        }
    }

    private static async Task<IReadOnlyList<KeyValuePair<string, string>>> ReadPlainAsync(PipeReader source, BodySignatures? signatures, Func<ReadOnlyMemory<byte>, ValueTask> take, CancellationToken cancel)
    {
        using var hash = signatures?.PlainHash();
        while (true)
        {
            var read = await source.ReadAsync(cancel).ConfigureAwait(false);
            foreach (var piece in read.Buffer)
            {
                hash?.AppendData(piece.Span);
                await take(piece).ConfigureAwait(false);
            }

            source.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                signatures?.ComparePlain(hash);
                return [];
            }
        }
    }
}
