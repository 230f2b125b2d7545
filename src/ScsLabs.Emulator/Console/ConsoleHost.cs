using Microsoft.AspNetCore.Http;

namespace ScsLabs.Emulator;

/// <summary>The host name that belongs to the console alone.</summary>
/// <remarks>
/// INVARIANT: no service answers under this name, so no object that somebody uploaded is ever of the console's origin.
/// An object at <c>http://localhost:4566/bucket/page.html</c> may be a page with scripts. If the console were at that origin, too, the scripts could call the operator's
/// endpoints, or open the console in a window and use it. A secret in the console's page wouldn't help, because pages of one origin read each other; a <c>Content-Security-Policy: sandbox</c>
/// on objects would change S3's answers. A name of its own needs no second port, so the console also works where one port is published from a container.
/// The name is too short for a bucket's, whose virtual host it would be otherwise. Browsers resolve names below <c>localhost</c> to loopback by themselves (RFC 6761), so nobody can point it elsewhere,
/// and a token is never sent to another machine but through a tunnel of the user's. Objects at names below it are of other origins, which <see cref="ConsoleAccess"/> refuses.
/// </remarks>
internal static class ConsoleHost
{
    /// <summary>The name.</summary>
    public const string Name = "ui.localhost";

    /// <summary>Whether a request is the console's: its host is the name, in any spelling.</summary>
    public static bool Owns(HostString host) => host.Host.TrimEnd('.').Equals(Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The console's address for who reached the emulator under another name.</summary>
    public static string AddressFor(HttpRequest request) => $"{request.Scheme}://{Name}{(request.Host.Port is { } port ? $":{port}" : "")}{ConsoleSite.Root}";

    /// <summary>Whether a user opens an address in a browser.</summary>
    public static bool IsNavigation(HttpRequest request) =>
        request.Method is "GET" or "HEAD" && (request.Headers["Sec-Fetch-Mode"] == "navigate" || request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal));
}
