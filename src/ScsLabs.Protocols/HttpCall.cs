using System.Net;
using ScsLabs.Model.Bodies;
using ScsLabs.Protocols.Text;
using ScsLabs.Protocols.Uploads;

namespace ScsLabs.Protocols;

/// <summary>An HTTP request as received, before anything in it is trusted. The host fills it in; it is immutable.</summary>
/// <param name="Method">The HTTP method, as sent.</param>
/// <param name="RawPath">The path as sent, without query and still percent-encoded.</param>
/// <param name="RawQuery">The query string as sent, without its question mark; empty where there is none.</param>
/// <param name="Headers">All headers, <c>Host</c> among them (HTTP/2's <c>:authority</c> under that name).</param>
/// <param name="Document">The body in memory, whose size the host limits; empty where <see cref="Body"/> is too large for that.</param>
/// <param name="IsSecure">Whether the request came over TLS.</param>
/// <param name="RemoteAddress">The address that the request came from.</param>
internal sealed record HttpCall(
    string Method,
    string RawPath,
    string RawQuery,
    HeaderLines Headers,
    ReadOnlyMemory<byte> Document,
    bool IsSecure = false,
    IPAddress? RemoteAddress = null)
{
    private List<KeyValuePair<string, string>>? query;

    /// <summary>The query string as sent, without its question mark; empty where there is none.</summary>
    public string RawQuery
    {
        get;
        init
        {
            field = value;
            query = null;
        }
    }
    = RawQuery;

    /// <summary>The TLS version of the connection, such as <c>1.3</c>; null without TLS.</summary>
    public string? TlsVersion { get; init; }

    /// <summary>The body of a REST request after <see cref="BodyReceiver"/> received and verified it; null before, and for all other protocols.</summary>
    public Body? Body { get; init; }

    /// <summary>The query string's fields, decoded. They are decoded once for all readers.</summary>
    /// <remarks>Errors: WireFormatException.</remarks>
    internal List<KeyValuePair<string, string>> Query => query ??= FormFields.Of(RawQuery);

    internal bool HasFormBody => Document.Length > 0 && HasMediaType("application/x-www-form-urlencoded");

    /// <summary>Compares media types; ignores parameters such as <c>charset</c>.</summary>
    internal bool HasMediaType(string expected)
    {
        var type = Headers["Content-Type"].AsSpan();
        var parameters = type.IndexOf(';');
        if (parameters >= 0)
        {
            type = type[..parameters];
        }

        return type.Trim().Equals(expected, StringComparison.OrdinalIgnoreCase);
    }
}
