using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ScsLabs.Protocols;

namespace ScsLabs.Emulator;

/// <summary>Kestrel's requests and responses, as the protocols see them.</summary>
internal static class HttpAdapter
{
    /// <summary>How many times the bound is read and dropped of a body that is too large.</summary>
    private const long DroppedBodies = 16;

    /// <summary>Reads the whole request, its body up to the bound.</summary>
    /// <exception cref="BadHttpRequestException">The body is too large, or broken off.</exception>
    public static async Task<HttpCall> ReadAsync(HttpContext context, int bound)
    {
        var request = context.Request;
        var target = OriginForm(context.Features.Get<IHttpRequestFeature>()!.RawTarget);
        var question = target.IndexOf('?', StringComparison.Ordinal);
        return new(
            request.Method,
            question < 0 ? target : target[..question],
            question < 0 ? "" : target[(question + 1)..],
            new(request.Headers.SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value ?? "")))),
            await ReadBodyAsync(context, bound).ConfigureAwait(false),
            request.IsHttps,
            context.Connection.RemoteIpAddress);
    }

    /// <summary>The path and query of a target that names the host too, as proxies' clients send it.</summary>
    private static string OriginForm(string target)
    {
        var authority = target.StartsWith('/') ? -1 : target.IndexOf("://", StringComparison.Ordinal);
        if (authority < 0)
        {
            return target;
        }

        var rest = target.AsSpan(authority + 3);
        var end = rest.IndexOfAny('/', '?');
        return end < 0 ? "/" : rest[end] == '?' ? $"/{rest[end..]}" : rest[end..].ToString();
    }

    /// <summary>Sends the whole answer.</summary>
    public static async Task WriteAsync(HttpContext context, HttpAnswer answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers.Append(name, value);
        }

        response.ContentLength = answer.Body.Length;
        if (context.Request.Method != "HEAD")
        {
            await response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpContext context, int bound)
    {
        if (context.Request.ContentLength == 0)
        {
            return default;
        }

        var body = new ArrayBufferWriter<byte>((int)Math.Min(context.Request.ContentLength ?? 4096, bound) + 1);
        while (await context.Request.Body.ReadAsync(body.GetMemory(), context.RequestAborted).ConfigureAwait(false) is > 0 and var count)
        {
            body.Advance(count);
            if (body.WrittenCount > bound)
            {
                await DropAsync(context.Request.Body, DroppedBodies * bound, context.RequestAborted).ConfigureAwait(false);
                throw new BadHttpRequestException("Request body too large.", StatusCodes.Status413PayloadTooLarge);
            }
        }

        return body.WrittenMemory;
    }

    /// <summary>Reads on for a while, so that a client that is still sending gets the answer and not a broken connection.</summary>
    private static async Task DropAsync(Stream body, long most, CancellationToken cancel)
    {
        var buffer = new byte[1 << 16];
        while (most > 0 && await body.ReadAsync(buffer, cancel).ConfigureAwait(false) is > 0 and var count)
        {
            most -= count;
        }
    }
}
