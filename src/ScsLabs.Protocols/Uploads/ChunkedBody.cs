using ScsLabs.Model.Bodies;

namespace ScsLabs.Protocols.Uploads;

/// <summary>Takes <c>aws-chunked</c> apart.</summary>
/// <param name="source">What comes.</param>
/// <param name="isSigned">Whether the chunks carry signatures.</param>
/// <param name="signatures">Verifies them; null where the caller's secret isn't checked.</param>
/// <param name="length">How long the request says that the object is.</param>
internal sealed class ChunkedBody(ByteSource source, bool isSigned, ChunkSignatures? signatures, long length)
{
    /// <summary>What every chunk but the last must have.</summary>
    private const int MinSize = 8192;

    /// <summary>Reads all chunks, the last of them empty.</summary>
    /// <remarks>Errors: IncompleteBody, InvalidChunkSizeError; SignatureProblem (BadSignature).</remarks>
    public async Task CopyToAsync(BodyWriter target, CancellationToken cancellationToken)
    {
        var left = length;
        var before = (long)MinSize;
        while (true)
        {
            var line = await source.TakeLineAsync(ChunkHeader.MaxLength).ConfigureAwait(false) ?? throw UploadErrors.Incomplete();
            var chunk = ChunkHeader.Parse(line.Span, isSigned);
            if (chunk.Size > 0 && before < MinSize)
            {
                throw UploadErrors.ChunkTooSmall();
            }

            if (chunk.Size > left || (chunk.Size == 0 && left > 0))
            {
                throw UploadErrors.WrongLength();
            }

            await CopyChunkAsync(chunk.Size, target, cancellationToken).ConfigureAwait(false);
            signatures?.CheckChunk(chunk.Signature);
            if (chunk.Size == 0)
            {
                return;
            }

            left -= chunk.Size;
            before = chunk.Size;
            _ = await source.TakeLineAsync(0).ConfigureAwait(false) ?? throw UploadErrors.Incomplete();
        }
    }

    private async Task CopyChunkAsync(long size, BodyWriter target, CancellationToken cancellationToken)
    {
        while (size > 0)
        {
            var bytes = await source.TakeAsync(size).ConfigureAwait(false);
            if (bytes.IsEmpty)
            {
                throw UploadErrors.Incomplete();
            }

            signatures?.Append(bytes.Span);
            await target.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            size -= bytes.Length;
        }
    }
}
