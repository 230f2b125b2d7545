using Microsoft.AspNetCore.Http;
using ScsLabs.Emulator.Sandboxes;

namespace ScsLabs.Emulator;

/// <summary>Decides which requests are the console's own.</summary>
/// <remarks>
/// INVARIANT: a page of another origin, a program that the emulator runs, and beyond loopback whoever has no control token get nothing.
/// Browsers tell where a request comes from by <c>Origin</c> and <c>Sec-Fetch-Site</c>, which no page can set. Sources: Fetch standard, Origin header; Fetch Metadata Request Headers (W3C).
/// </remarks>
internal sealed class ConsoleAccess(EmulatorOptions options)
{
    /// <summary>Whether nobody may use the console: beyond loopback anybody could, and there is no token to tell them apart.</summary>
    public static bool IsOff(EmulatorOptions options) => !options.IsLoopback && options.ControlToken is null;

    /// <summary>Returns why a request is refused; null where it isn't.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isFile">Whether it asks for the page or one of its files, in which there is nothing of the world.</param>
    public string? Refusal(HttpRequest request, bool isFile)
    {
        if (request.HttpContext.Features.Get<SandboxOrigin>() is not null)
        {
            return "Programs that the emulator runs may not use the console.";
        }

        if (!request.Host.Host.Equals(ConsoleHost.Name, StringComparison.OrdinalIgnoreCase))
        {
            return $"The console's host is {ConsoleHost.Name}.";
        }

        if (IsOff(options))
        {
            return "Beyond loopback the console needs a control token, and none is set (SCSLABS_CONTROL_TOKEN).";
        }

        var (origin, site) = (request.Headers.Origin.ToString(), request.Headers["Sec-Fetch-Site"].ToString());
        if (origin.Length > 0 && !origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
        {
            return "Pages of other origins may not use the console.";
        }

        // What comes without any of these headers isn't a browser's, or is an old one's, which can't say that its page is the console's.
        return (site, isFile) switch
        {
            ("same-origin", _) => null,
            ("none", true) when request.Method is "GET" or "HEAD" => null,
            ("", true) when request.Method is "GET" or "HEAD" => null,
            ("", false) when origin.Length > 0 => null,
            ("none" or "", _) => "Only the console's own page may call this. Programs use the operator's endpoints under the emulator's other names.",
            _ => $"Another page can't open or call the console. Type its address: {ConsoleHost.AddressFor(request)}",
        };
    }
}
