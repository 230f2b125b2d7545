using System.Buffers;
using System.IO.Pipelines;

namespace ScsLabs.Model.Bodies;

/// <summary>The bytes of an object or of a part. They are immutable: joining, slicing and copying copy no bytes.</summary>
/// <remarks>Small bodies are in memory, large ones in files that are closed with the last body that refers to them. Safe for concurrent use.</remarks>
public sealed partial class Body
{
    /// <summary>The number of bytes read from a file at a time.</summary>
    private const int BufferLength = 256 * 1024;

    private readonly Piece[] pieces;

    internal Body(Piece[] pieces, byte[]?[] digests)
    {
        this.pieces = pieces;
        this.digests = digests;
        Length = pieces.Sum(piece => piece.Length);
    }

    /// <summary>An empty body.</summary>
    public static Body Empty { get; } = new([], Digests.None());

    /// <summary>The body's length in bytes.</summary>
    public long Length { get; }

    /// <summary>All the bytes if they are in memory in one piece; null otherwise.</summary>
    public ReadOnlyMemory<byte>? Memory => pieces switch
    {
        [] => ReadOnlyMemory<byte>.Empty,
        [var only] => only.Memory,
        _ => null,
    };

    /// <summary>Creates a body from bytes that the caller must not change afterwards.</summary>
    public static Body Of(ReadOnlyMemory<byte> bytes) =>
        bytes.IsEmpty ? Empty : new([new(new MemoryBlob(bytes), 0, bytes.Length)], Digests.None());

    /// <summary>Concatenates bodies. The result knows each CRC that all of them know.</summary>
    public static Body Join(IEnumerable<Body> bodies)
    {
        Body[] parts = [.. bodies.Where(body => body.Length > 0)];
        return parts switch
        {
            [] => Empty,
            [var only] => only,
            _ => new([.. parts.SelectMany(part => part.pieces)], Digests.OfJoined(parts)),
        };
    }

    /// <summary>A range of the bytes.</summary>
    /// <param name="offset">The first byte's position, from 0 to <see cref="Length"/>.</param>
    /// <param name="length">The number of bytes, from 0 to the number after the offset.</param>
    /// <remarks>Errors: ArgumentOutOfRangeException.</remarks>
    public Body Slice(long offset, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - offset);
        if (length == 0)
        {
            return Empty;
        }

        return length == Length ? this : new([.. Cut(offset, length)], Digests.None());
    }

    /// <summary>Writes all bytes and flushes them. Stops early if the reader has closed the pipe.</summary>
    /// <remarks>Errors: IOException, OperationCanceledException.</remarks>
    public async Task CopyToAsync(PipeWriter target, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var piece in pieces)
        {
            var memory = piece.Memory;
            for (long done = 0; done < piece.Length;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int count;
                if (memory is { } bytes)
                {
                    count = Math.Min(bytes.Length - (int)done, BufferLength);
                    target.Write(bytes.Span.Slice((int)done, count));
                }
                else
                {
                    count = await piece.ReadAsync(done, target.GetMemory(BufferLength), cancellationToken).ConfigureAwait(false);
                    target.Advance(count);
                }

                done += count;
                var flushed = await target.FlushAsync(cancellationToken).ConfigureAwait(false);
                if (flushed.IsCanceled || flushed.IsCompleted)
                {
                    return;
                }
            }
        }
    }

    /// <summary>Writes all bytes.</summary>
    /// <remarks>Errors: IOException, OperationCanceledException.</remarks>
    public async Task CopyToAsync(Stream target, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var buffer = Array.TrueForAll(pieces, piece => piece.Memory is not null) ? null : ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            foreach (var piece in pieces)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (piece.Memory is { } bytes)
                {
                    await target.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
                    continue;
                }

                for (long done = 0; done < piece.Length;)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var count = await piece.ReadAsync(done, buffer, cancellationToken).ConfigureAwait(false);
                    await target.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                    done += count;
                }
            }
        }
        finally
        {
            if (buffer is not null)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    /// <summary>Reads at least one byte.</summary>
    /// <param name="offset">The first byte's position, below <see cref="Length"/>.</param>
    /// <param name="target">Where the bytes go; not empty.</param>
    /// <returns>The number of bytes.</returns>
    internal int Read(long offset, Span<byte> target)
    {
        foreach (var piece in pieces)
        {
            if (offset < piece.Length)
            {
                return piece.Read(offset, target);
            }

            offset -= piece.Length;
        }

        throw new ArgumentOutOfRangeException(nameof(offset));
    }

    private IEnumerable<Piece> Cut(long offset, long length)
    {
        foreach (var piece in pieces)
        {
            if (offset >= piece.Length)
            {
                offset -= piece.Length;
                continue;
            }

            var taken = Math.Min(piece.Length - offset, length);
            yield return piece.Slice(offset, taken);
            length -= taken;
            offset = 0;
            if (length == 0)
            {
                yield break;
            }
        }
    }
}
