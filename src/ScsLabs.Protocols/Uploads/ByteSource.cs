using System.Buffers;

namespace ScsLabs.Protocols.Uploads;

/// <summary>Reads a stream in pieces and lines. Returned memory is valid until the next call.</summary>
/// <param name="stream">The stream. The caller disposes of it.</param>
/// <param name="cancellationToken">Cancels every wait.</param>
internal sealed class ByteSource(Stream stream, CancellationToken cancellationToken) : IDisposable
{
    private const int BufferLength = 128 * 1024;

    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
    private int start;
    private int end;

    /// <summary>Whether the stream has ended and all its bytes were taken.</summary>
    public async ValueTask<bool> IsAtEndAsync() => start == end && !await FillAsync().ConfigureAwait(false);

    /// <summary>Returns up to the given number of bytes; none only at the end.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> TakeAsync(long most)
    {
        if (await IsAtEndAsync().ConfigureAwait(false))
        {
            return default;
        }

        var count = (int)Math.Min(end - start, most);
        var taken = buffer.AsMemory(start, count);
        start += count;
        return taken;
    }

    /// <summary>Returns a line without its required CRLF; null at the end.</summary>
    /// <param name="most">The maximum length of the line in bytes, a small number.</param>
    /// <remarks>Errors: IncompleteBody.</remarks>
    public async ValueTask<ReadOnlyMemory<byte>?> TakeLineAsync(int most)
    {
        while (true)
        {
            var seen = Math.Min(end - start, most + 2);
            var length = buffer.AsSpan(start, seen).IndexOf("\r\n"u8);
            if (length >= 0)
            {
                var line = buffer.AsMemory(start, length);
                start += length + 2;
                return line;
            }

            if (seen == most + 2)
            {
                throw UploadErrors.Incomplete();
            }

            if (!await FillAsync().ConfigureAwait(false))
            {
                return start == end ? null : throw UploadErrors.Incomplete();
            }
        }
    }

    /// <summary>Returns the buffer to its pool. Memory returned earlier is no longer valid.</summary>
    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private async ValueTask<bool> FillAsync()
    {
        if (start > 0)
        {
            // At most part of a line is left, so copying is cheap.
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var count = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
        end += count;
        return count > 0;
    }
}
