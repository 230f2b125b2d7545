using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ScsLabs.Services.Ec2;

namespace ScsLabs.Emulator.Metadata;

/// <summary>The metadata service of instances (IMDS): answers under a path for each instance, <c>/_scslabs/imds/SECRET/latest/…</c>, as <c>169.254.169.254</c> does on the instance.</summary>
/// <remarks>
/// Who asks from further away, such as a container on the instance, puts the hops before: <c>/_scslabs/imds/SECRET/hops/2/latest/…</c>.
/// A client that can have a proxy asks <c>http://169.254.169.254/latest/…</c> through this one, with the secret as the proxy's user.
/// What AWS loses on the way or doesn't answer ends at once here: the connection is closed without an answer.
/// Source: EC2 User Guide, configuring-instance-metadata-service, instancedata-data-retrieval.
/// </remarks>
internal sealed class MetadataService(EmulatorState state)
{
    private const string Prefix = "/_scslabs/imds/";
    private const string LinkLocal = "169.254.169.254";
    private const string Hops = "hops/";
    private const int LongestProxyHeader = 256;
    private const string TokenPath = "api/token";
    private const string TokenHeader = "X-aws-ec2-metadata-token";
    private const string TtlHeader = "X-aws-ec2-metadata-token-ttl-seconds";
    private const int LongestTtl = 21600;

    private readonly MetadataSecrets secrets = new();

    public static bool Owns(HttpRequest request) => request.Path.Value!.StartsWith(Prefix, StringComparison.Ordinal) || IsProxied(request);

    /// <summary>The path of an instance's service.</summary>
    public string PathOf(Instance instance) => Prefix + secrets.Of(instance);

    /// <summary>Answers a request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = 0;
        var world = state.Store.Current;
        var (secret, path) = IsProxied(context.Request) ? (ProxyUser(context.Request), context.Request.Path.Value![1..]) : Split(context.Request.Path.Value![Prefix.Length..]);
        if (IsSentByPage(context.Request))
        {
            await RefuseAsync(context, 403).ConfigureAwait(false);
        }
        else if (secret is null)
        {
            context.Response.Headers.ProxyAuthenticate = "Basic realm=\"the secret of an instance\"";
            await RefuseAsync(context, 407).ConfigureAwait(false);
        }
        else if (secrets.Find(secret, world) is not { } instance || !TryTakeHops(ref path, out var hops))
        {
            await RefuseAsync(context, 404).ConfigureAwait(false);
        }
        else
        {
            await AnswerAsync(context, instance, world, path, hops).ConfigureAwait(false);
        }
    }

    /// <summary>Answers a request of a program that runs on an instance.</summary>
    /// <param name="context">The request: to the port of that program's own, or to the address of instances by way of it.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="own">The host and port of that program's own.</param>
    /// <param name="hops">The number of hops between the program and the service: 1 on the instance itself.</param>
    public async Task HandleOnAsync(HttpContext context, string instanceId, string own, int hops = 1)
    {
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = 0;
        var world = state.Store.Current;
        if (!IsProxied(context.Request) && context.Request.Host.Value != own)
        {
            await RefuseAsync(context, 502).ConfigureAwait(false); // this is the way to no other host or address
        }
        else if (world.Find(AnyPlace<Instance>.ById, instanceId) is { } instance)
        {
            await AnswerAsync(context, instance, world, context.Request.Path.Value![1..], hops).ConfigureAwait(false);
        }
        else
        {
            context.Abort();
        }
    }

    private Task AnswerAsync(HttpContext context, Instance instance, World world, string path, int hops)
    {
        if (instance.State != InstanceState.Running || (context.Request.Method == HttpMethods.Put && hops > instance.MetadataOptions.HopLimit))
        {
            context.Abort(); // nobody is there, or the answer's packets don't live that long
            return Task.CompletedTask;
        }

        if (!instance.MetadataOptions.IsEnabled)
        {
            return RefuseAsync(context, 403);
        }

        var (version, rest) = Split(path);
        var isToken = (version, rest) is ("latest", TokenPath);
        return (context.Request.Method, isToken) switch
        {
            ("PUT", true) => GiveTokenAsync(context, instance),
            ("GET", false) => ReadAsync(context, instance, world, version, rest),
            _ => RefuseAsync(context, 405),
        };
    }

    private Task GiveTokenAsync(HttpContext context, Instance instance)
    {
        var request = context.Request;
        if (request.Headers.ContainsKey("X-Forwarded-For"))
        {
            return RefuseAsync(context, 403); // whoever forwards requests must not open the service to others
        }

        if (!int.TryParse(request.Headers[TtlHeader], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds is < 1 or > LongestTtl)
        {
            return RefuseAsync(context, 400);
        }

        context.Response.Headers[TtlHeader] = seconds.ToString(CultureInfo.InvariantCulture);
        return WriteAsync(context, 200, "text/plain", Encoding.ASCII.GetBytes(secrets.Token(instance, state.Clock.GetUtcNow().AddSeconds(seconds))));
    }

    private async Task ReadAsync(HttpContext context, Instance instance, World world, string version, string path)
    {
        var token = context.Request.Headers[TokenHeader].ToString();
        var remaining = token.Length > 0 ? secrets.Expiry(token, instance) - state.Clock.GetUtcNow() : null;
        if (token.Length > 0 || instance.MetadataOptions.RequiresTokens)
        {
            if (remaining is not { } left || left <= TimeSpan.Zero)
            {
                await RefuseAsync(context, 401).ConfigureAwait(false);
                return;
            }

            context.Response.Headers[TtlHeader] = ((long)left.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        var metadata = new InstanceMetadata(instance, world);
        var content = version == "latest" ? metadata.Find(path) : version.Length == 0 ? "latest"u8.ToArray() : null;
        if (content is not null && metadata.IsCredentials(path))
        {
            content = await CredentialsAsync(metadata, token.Length > 0 ? "2.0" : "1.0", context.RequestAborted).ConfigureAwait(false);
        }

        await (content is null ? RefuseAsync(context, 404) : WriteAsync(context, 200, path == "user-data" ? "application/octet-stream" : "text/plain", content)).ConfigureAwait(false);
    }

    private async Task<byte[]?> CredentialsAsync(InstanceMetadata metadata, string version, CancellationToken cancellationToken)
    {
        try
        {
            return await InstanceCredentials.OfAsync(metadata.Instance, metadata.Role!, version, state.Store.Acting, cancellationToken).ConfigureAwait(false) is { } session ? MetadataDocuments.Credentials(session) : null;
        }
        catch (AwsException refusal) when (refusal.Code == "AccessDenied")
        {
            return MetadataDocuments.Unauthorized(metadata.Role!, state.Clock.GetUtcNow());
        }
    }

    /// <summary>Whether a browser sends the request for a page, or under a name that a stranger may have pointed here.</summary>
    private bool IsSentByPage(HttpRequest request) =>
        request.Headers.Origin.Count > 0 || request.Headers["Sec-Fetch-Site"].Count > 0 || !(IsProxied(request) || state.Hosts.Include(request.Host.Value ?? ""));

    /// <summary>Whether a client sends the request to the address of instances, through this server as a proxy. No page can: none chooses its proxy, or a Host that isn't its own.</summary>
    private static bool IsProxied(HttpRequest request) => request.Host.Host == LinkLocal;

    /// <summary>The user that a client gives to its proxy; null for none.</summary>
    private static string? ProxyUser(HttpRequest request)
    {
        Span<byte> user = stackalloc byte[LongestProxyHeader];
        return AuthenticationHeaderValue.TryParse(request.Headers.ProxyAuthorization.ToString(), out var header) && header is { Scheme: "Basic", Parameter: { } parameter }
            && Convert.TryFromBase64String(parameter, user, out var length)
                ? Encoding.UTF8.GetString(user[..length]).Split(':')[0]
                : null;
    }

    private static (string First, string Others) Split(string path) => path.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? (path[..slash], path[(slash + 1)..]) : (path, "");

    /// <summary>Takes the number of hops from the beginning of a path: one for a program on the instance itself.</summary>
    private static bool TryTakeHops(ref string path, out int hops)
    {
        hops = 1;
        if (!path.StartsWith(Hops, StringComparison.Ordinal))
        {
            return true;
        }

        (var number, path) = Split(path[Hops.Length..]);
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out hops) && hops is >= 1 and <= 255;
    }

    private static Task RefuseAsync(HttpContext context, int status)
    {
        var title = $"{status} - {(status == 405 ? "Method Not Allowed" : Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status))}";
        return WriteAsync(context, status, "text/html", Encoding.UTF8.GetBytes(
            $"""
            <?xml version="1.0" encoding="iso-8859-1"?>
            <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
            	"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
            <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">
             <head>
              <title>{title}</title>
             </head>
             <body>
              <h1>{title}</h1>
             </body>
            </html>

            """));
    }

    private static async Task WriteAsync(HttpContext context, int status, string type, byte[] content)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        context.Response.Headers.Server = "EC2ws";
        await context.Response.Body.WriteAsync(content, context.RequestAborted).ConfigureAwait(false);
    }
}
