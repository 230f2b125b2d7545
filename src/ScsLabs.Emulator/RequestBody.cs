using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace ScsLabs.Emulator;

/// <summary>A request's body, on its way: nothing of it is read before somebody asks.</summary>
/// <param name="context">The request.</param>
internal sealed class RequestBody(HttpContext context)
{
    /// <summary>How many times the bound is read and dropped of a body that is too large.</summary>
    private const long DroppedBodies = 16;

    /// <summary>The bytes as they come.</summary>
    public Stream Stream => context.Request.Body;

    /// <summary>When the client is gone.</summary>
    public CancellationToken Aborted => context.RequestAborted;

    /// <summary>Reads all of it, up to the bound.</summary>
    /// <exception cref="BadHttpRequestException">The body is too large, or broken off.</exception>
    /// <exception cref="OperationCanceledException">The client is gone.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(int bound)
    {
        Aborted.ThrowIfCancellationRequested();
        if (context.Request.ContentLength == 0)
        {
            return default;
        }

        var body = new ArrayBufferWriter<byte>((int)Math.Min(context.Request.ContentLength ?? 4096, bound) + 1);
        while (await Stream.ReadAsync(body.GetMemory(), Aborted).ConfigureAwait(false) is > 0 and var count)
        {
            body.Advance(count);
            if (body.WrittenCount > bound)
            {
                await DropAsync(DroppedBodies * bound).ConfigureAwait(false);
                throw new BadHttpRequestException("Request body too large.", StatusCodes.Status413PayloadTooLarge);
            }
        }

        return body.WrittenMemory;
    }

    /// <summary>Reads on for a while, so that a client that is still sending gets the answer and not a broken connection.</summary>
    private async Task DropAsync(long most)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            while (most > 0 && await Stream.ReadAsync(buffer, Aborted).ConfigureAwait(false) is > 0 and var count)
            {
                most -= count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
