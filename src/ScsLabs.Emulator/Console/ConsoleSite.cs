using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ScsLabs.Emulator;

/// <summary>The console: all that is answered under its host name (<see cref="ConsoleHost"/>). Its page calls operator's endpoints, and of those only the ones that it needs.</summary>
internal sealed class ConsoleSite(EmulatorState state, ControlEndpoints control)
{
    /// <summary>The path of the page.</summary>
    public const string Root = "/_scslabs/";

    private const string Files = Root + "assets/";
    private const string Session = Root + "session";
    private const long MaxBodyBytes = 64 * 1024;

    /// <summary>The operator's endpoints that the page uses. The others tell or open more than it shows, such as an instance's metadata service.</summary>
    private static readonly string[] Used = ["calls", "clock", "reset", "trace", "snapshots", "events", "places", "resources", "resource", "network", "compliance", "rules", "trail", "logs"];

    private readonly ConsoleAccess access = new(state.Options);
    private readonly ConsoleSessions sessions = new(state.Options.ControlToken, state.Options.Time);

    public Task HandleAsync(HttpContext context)
    {
        var (request, path) = (context.Request, context.Request.Path.Value ?? "");
        Guard(context.Response.Headers);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBodyBytes;
        }

        var isFile = path is Root or "/_scslabs" or "/" || path.StartsWith(Files, StringComparison.Ordinal);
        if (access.Refusal(request, isFile) is { } refusal)
        {
            return TellAsync(context, 403, refusal);
        }

        // A page that is left open only reads, which keeps no emulator from ending when nobody uses it.
        return request.Method is "GET" or "HEAD" && !isFile ? AnswerAsync(context, path) : state.Activity.DuringAsync(() => AnswerAsync(context, path));
    }

    private Task AnswerAsync(HttpContext context, string path)
    {
        switch (context.Request.Method, path)
        {
            case ("GET" or "HEAD", "/" or "/_scslabs"):
                context.Response.Redirect(Root);
                return Task.CompletedTask;
            case ("GET" or "HEAD", Root):
                return FileAsync(context, ConsoleAssets.Page);
            case ("GET" or "HEAD", _) when path.StartsWith(Files, StringComparison.Ordinal):
                return FileAsync(context, path[Files.Length..]);
            case ("GET", Session):
                return ControlEndpoints.AnswerAsync(context, 200, json =>
                {
                    json.WriteBoolean("needsToken", !sessions.Admit(context.Request, out _));
                    json.WriteBoolean("hasToken", sessions.AreNeeded);
                });
            case ("POST", Session):
                return OpenAsync(context);
            case ("DELETE", Session):
                sessions.Close(context);
                context.Response.StatusCode = 204;
                return Task.CompletedTask;
        }

        return !IsUsed(path) ? TellAsync(context, 404, "The console has nothing there.")
            : sessions.Admit(context.Request, out var end) ? DispatchAsync(context, path, end)
            : TellAsync(context, 401, "The console wants the control token.");
    }

    /// <summary>Answers by an operator's endpoint. The answer ends with the session, as a stream of calls must.</summary>
    private async Task DispatchAsync(HttpContext context, string path, CancellationToken end)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, end);
        context.RequestAborted = either.Token;
        await control.DispatchAsync(context, path).ConfigureAwait(false);
    }

    /// <summary>Opens a session. Body: <c>{"token": "…"}</c>.</summary>
    private async Task OpenAsync(HttpContext context)
    {
        if (await ControlEndpoints.TextAsync(context, "token").ConfigureAwait(false) is not { } token)
        {
            await TellAsync(context, 400, "The body must be {\"token\": \"…\"}.").ConfigureAwait(false);
        }
        else if (!sessions.TryOpen(token, context))
        {
            await TellAsync(context, 403, "That isn't the control token.").ConfigureAwait(false);
        }
        else
        {
            context.Response.StatusCode = 204;
        }
    }

    private static bool IsUsed(string path)
    {
        if (!path.StartsWith(Root, StringComparison.Ordinal))
        {
            return false;
        }

        var first = path[Root.Length..];
        return Used.Contains(first.Contains('/', StringComparison.Ordinal) ? first[..first.IndexOf('/', StringComparison.Ordinal)] : first, StringComparer.Ordinal);
    }

    private static async Task FileAsync(HttpContext context, string name)
    {
        if (ConsoleAssets.Find(name) is not var (bytes, type))
        {
            await TellAsync(context, 404, "The console has no such file.").ConfigureAwait(false);
            return;
        }

        (context.Response.ContentType, context.Response.ContentLength) = (type, bytes.Length);
        if (context.Request.Method == "GET")
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
        }
    }

    /// <summary>Tells what went wrong: to a user who opens an address in words, to the page in JSON.</summary>
    private static Task TellAsync(HttpContext context, int status, string text)
    {
        if (!ConsoleHost.IsNavigation(context.Request))
        {
            return ControlEndpoints.AnswerAsync(context, status, json => json.WriteString("error", text));
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    /// <summary>Sets the headers that keep other pages out of the console's, and everything but its own files out of its page.</summary>
    private static void Guard(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }
}
