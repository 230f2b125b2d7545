using System.Buffers;
using System.Security.Authentication;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using ScsLabs.Protocols;

namespace ScsLabs.Emulator;

/// <summary>Converts Kestrel's requests and responses to and from the protocols' types.</summary>
internal static class HttpAdapter
{
    /// <summary>The characters that a header's value must not contain (RFC 9110, 5.5): Kestrel reads them, but couldn't write them back.</summary>
    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 0x20).Append(0x7F).Select(static code => (char)code).Where(static control => control != '\t')]);

    /// <summary>Reads a request's head.</summary>
    /// <exception cref="BadHttpRequestException">A header's value contains a forbidden character.</exception>
    public static HttpCall ReadHead(HttpContext context)
    {
        var request = context.Request;
        var target = OriginForm(context.Features.Get<IHttpRequestFeature>()!.RawTarget);
        var question = target.IndexOf('?', StringComparison.Ordinal);
        return new(
            request.Method,
            question < 0 ? target : target[..question],
            question < 0 ? "" : target[(question + 1)..],
            new(Lines(request.Headers)),
            default,
            request.IsHttps,
            context.Connection.RemoteIpAddress)
        {
            TlsVersion = TlsVersion(context.Features.Get<ITlsHandshakeFeature>()?.Protocol),
        };
    }

    private static List<KeyValuePair<string, string>> Lines(IHeaderDictionary headers)
    {
        var lines = new List<KeyValuePair<string, string>>(headers.Count);
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
            {
                lines.Add(new(name, Valid(value ?? "")));
            }
        }

        return lines;
    }

    private static string Valid(string value) =>
        value.AsSpan().ContainsAny(Controls) ? throw new BadHttpRequestException("A header's value holds a control character.") : value;

    private static string? TlsVersion(SslProtocols? protocol) => protocol switch
    {
        SslProtocols.Tls12 => "1.2",
        SslProtocols.Tls13 => "1.3",
        _ => null,
    };

    /// <summary>The path and query of an absolute-form target, which clients of a proxy send.</summary>
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

    /// <summary>Sends the answer.</summary>
    public static async Task WriteAsync(HttpContext context, HttpAnswer answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            // Append would leave out an empty value, which metadata may have.
            response.Headers[name] = StringValues.Concat(response.Headers[name], value);
        }

        if (context.Request.Method == "HEAD" || answer.Status is StatusCodes.Status304NotModified or StatusCodes.Status204NoContent)
        {
            return;
        }

        if (answer.Body is { } content)
        {
            response.ContentLength = content.Length;
            await content.CopyToAsync(response.BodyWriter, context.RequestAborted).ConfigureAwait(false);
            return;
        }

        response.ContentLength = answer.Document.Length;
        await response.Body.WriteAsync(answer.Document, context.RequestAborted).ConfigureAwait(false);
    }
}
