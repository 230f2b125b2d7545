using System.Buffers;

namespace ScsLabs.Protocols.Uploads;

/// <summary>A stream's bytes, by pieces and by lines. What it returns is good until the next call.</summary>
/// <param name="stream">Whoever gives it keeps it.</param>
/// <param name="cancellationToken">Ends every wait.</param>
internal sealed class ByteSource(Stream stream, CancellationToken cancellationToken) : IDisposable
{
    private const int BufferLength = 128 * 1024;

    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
    private int start;
    private int end;

    /// <summary>Whether all bytes were taken and no more come.</summary>
    public async ValueTask<bool> IsAtEndAsync() => start == end && !await FillAsync().ConfigureAwait(false);

    /// <summary>Some bytes, up to so many; none only at the end.</summary>
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

    /// <summary>A line without the CRLF that must end it; null at the end.</summary>
    /// <param name="most">How many bytes it may have; few.</param>
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

    /// <summary>The buffer goes back to its pool; nothing that was returned is good any more.</summary>
    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private async ValueTask<bool> FillAsync()
    {
        if (start > 0)
        {
            // Little is left, if anything: a part of a line.
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
