using ScsLabs.Model.Bodies;

namespace ScsLabs.Protocols.Uploads;

/// <summary>Decodes <c>aws-chunked</c>.</summary>
/// <param name="source">The encoded body.</param>
/// <param name="isSigned">Whether the chunks carry signatures.</param>
/// <param name="signatures">Verifies the signatures; null where the caller's secret isn't checked.</param>
/// <param name="length">The object's length in bytes as declared by the request.</param>
internal sealed class ChunkedBody(ByteSource source, bool isSigned, ChunkSignatures? signatures, long length)
{
    /// <summary>The minimum length in bytes of every chunk but the last.</summary>
    private const int MinSize = 8192;

    /// <summary>Reads all chunks, up to and including the empty last one.</summary>
    /// <remarks>Errors: IncompleteBody, InvalidChunkSizeError; SignatureException (BadSignature).</remarks>
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
