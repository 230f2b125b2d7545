using System.Buffers;
using Microsoft.AspNetCore.Http;
using ScsLabs.Emulator.Sandboxes;

namespace ScsLabs.Emulator;

/// <summary>A request's body, and where it comes from. Nothing of it is read until a step asks for it.</summary>
/// <param name="context">The request.</param>
internal sealed class IncomingBytes(HttpContext context)
{
    /// <summary>The maximum length that is read and discarded of a body that is too large, as a multiple of the limit.</summary>
    private const long DroppedBodies = 16;

    /// <summary>The body as a stream.</summary>
    public Stream Stream => context.Request.Body;

    /// <summary>Whether the request comes from a program that the emulator runs.</summary>
    public bool IsFromProgram => context.Features.Get<SandboxOrigin>() is not null;

    /// <summary>The id of the instance from which the request comes; null where it comes from none.</summary>
    public string? InstanceId => context.Features.Get<SandboxOrigin>()?.InstanceId;

    /// <summary>Cancelled when the client disconnects.</summary>
    public CancellationToken Aborted => context.RequestAborted;

    /// <summary>Reads the whole body, up to the limit.</summary>
    /// <exception cref="BadHttpRequestException">The body is too large or incomplete.</exception>
    /// <exception cref="OperationCanceledException">The client has disconnected.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(int bound)
    {
        Aborted.ThrowIfCancellationRequested();
        var length = context.Request.ContentLength;
        if (length == 0)
        {
            return default;
        }

        var body = new ArrayBufferWriter<byte>((int)Math.Min(length ?? 4096, bound) + 1);
        while (body.WrittenCount != length && await Stream.ReadAsync(body.GetMemory(), Aborted).ConfigureAwait(false) is > 0 and var count)
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

    /// <summary>Reads and discards more of the body for a while, so that a client that is still sending receives the answer and not a broken connection.</summary>
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
