using ScsLabs.Protocols;

namespace ScsLabs.Emulator;

/// <summary>Refuses the requests of web pages while some keys need no secret. Any page that the user visits could call the emulator as root otherwise.</summary>
/// <remarks>
/// A page sends no AWS headers without asking first (CORS preflight), but <c>&lt;img src="http://localhost:4566/?Action=…"&gt;</c> and forms need no permission.
/// Browsers tell a page's requests by <c>Origin</c> and <c>Sec-Fetch-Site</c>, which no page can set. Programs send neither.
/// Sources: Fetch standard, Origin header; Fetch Metadata Request Headers (W3C).
/// </remarks>
internal sealed class WebPages(EmulatorOptions options, HostNames hosts)
{
    /// <summary>Returns why a request is refused; null where it isn't.</summary>
    public string? Refusal(HttpCall request)
    {
        if (!options.IsOpen)
        {
            return null;
        }

        if (request.Headers["Host"] is { Length: > 0 } host && !hosts.Include(host))
        {
            return $"The host {host} is no name of this emulator. Add it with --allow-host (SCSLABS_ALLOW_HOST), or let root users have a secret (SCSLABS_ROOT_SECRET).";
        }

        return IsSentByPage(request) && !Allows(PageOf(request))
            ? $"The web page {PageOf(request) ?? "that sent this"} may not call this emulator. Add its origin with --allow-origin (SCSLABS_ALLOW_ORIGIN), or let root users have a secret (SCSLABS_ROOT_SECRET)."
            : null;
    }

    /// <summary>Whether a page of this origin may call the emulator.</summary>
    public bool Allows(string? origin) => origin is not null && options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a text is an origin as browsers write it: a scheme, a host, and a port where it isn't the scheme's.</summary>
    public static bool IsOrigin(string text) => text.Equals(OriginOf(text), StringComparison.OrdinalIgnoreCase);

    private static bool IsSentByPage(HttpCall request)
    {
        if (request.Headers["Origin"] is not null)
        {
            return true;
        }

        // A user who types an address, and what a page of the emulator's own embeds, may read objects. An operation in the query could write,
        // and a redirect can lead there from any page. Older browsers, and all beyond loopback without TLS, tell no site.
        return request.Headers["Sec-Fetch-Site"] switch
        {
            "none" or "same-origin" => NamesOperation(request),
            null => NamesOperation(request) && request.Headers["User-Agent"]?.StartsWith("Mozilla/", StringComparison.Ordinal) == true,
            _ => true,
        };
    }

    private static bool NamesOperation(HttpCall request) => RequestedOperation.Of(request) is RequestedOperation.ByAction;

    private static string? PageOf(HttpCall request) => request.Headers["Origin"] ?? OriginOf(request.Headers["Referer"]);

    private static string? OriginOf(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.UserInfo.Length == 0 ? uri.GetLeftPart(UriPartial.Authority) : null;
}
