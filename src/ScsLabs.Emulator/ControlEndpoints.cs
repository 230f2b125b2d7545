using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ScsLabs.Emulator.Sandboxes;

namespace ScsLabs.Emulator;

/// <summary>The operator's endpoints, under <c>/_scslabs/</c>: health, reset, clock, calls, certificate, decide, permissions, trace, connections, connect, instances, results, seat, and those of the console.</summary>
/// <remarks>
/// INVARIANT: all but health refuse requests of programs that the emulator runs, and those that a browser page could send (an <c>Origin</c>, a foreign <c>Host</c>, a <c>Sec-Fetch-Site</c> that tells of a page, also of one that is an object of S3 here),
/// and beyond loopback they require the token.
/// </remarks>
internal sealed partial class ControlEndpoints(EmulatorState state)
{
    private const long MaxBodyBytes = 64 * 1024 * 1024;
    private const string Prefix = "/_scslabs/";
    private const string Instances = Prefix + "instances/";
    private const string Port = "/port";
    private const string LocalStackHealth = "/_localstack/health";

    public static bool Owns(PathString path) =>
        path.Value is { } text && (text.StartsWith(Prefix, StringComparison.Ordinal) || text is "/_scslabs" or LocalStackHealth);

    /// <summary>Whether a request is no activity that keeps the emulator from ending: one for health, or a stream, which nobody may be looking at.</summary>
    public static bool IsIdle(PathString path) => IsHealth(path) || path.Value is Prefix + "events";

    public static bool IsHealth(PathString path) => path.Value is Prefix + "health" or LocalStackHealth;

    public async Task HandleAsync(HttpContext context)
    {
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = MaxBodyBytes;
        var path = context.Request.Path.Value!;
        if (path is Prefix or "/_scslabs" && ConsoleHost.IsNavigation(context.Request))
        {
            await LeadToConsoleAsync(context).ConfigureAwait(false);
            return;
        }

        if (!IsHealth(path) && Refusal(context.Request) is { } refusal)
        {
            await AnswerAsync(context, 403, json => json.WriteString("error", refusal)).ConfigureAwait(false);
            return;
        }

        await DispatchAsync(context, path).ConfigureAwait(false);
    }

    /// <summary>Answers a request that isn't refused.</summary>
    public Task DispatchAsync(HttpContext context, string path) =>
        (context.Request.Method, path) switch
        {
            ("GET" or "HEAD", Prefix + "health" or LocalStackHealth) => AnswerAsync(context, 200, Health),
            ("POST", Prefix + "reset") => ResetAsync(context),
            ("GET", Prefix + "clock") => AnswerAsync(context, 200, Clock),
            ("POST", Prefix + "clock") => AdvanceAsync(context),
            ("GET", Prefix + "calls") => CallsAsync(context),
            ("GET", Prefix + "certificate") => CertificateAsync(context),
            ("POST", Prefix + "decide") => DecideAsync(context),
            ("POST", Prefix + "permissions") => PermissionsAsync(context),
            ("POST", Prefix + "trace") => TraceAsync(context),
            ("GET", Prefix + "connections") => ConnectionsAsync(context),
            ("GET", Prefix + "connect") => ConnectAsync(context),
            ("GET", _) when path.StartsWith(Instances, StringComparison.Ordinal) => InstanceAsync(context, path[Instances.Length..], atPort: false),
            ("GET", Prefix + "seat") => SeatAsync(context),
            ("GET", Results) => AnswerAsync(context, 200, results.Write),
            ("PUT", _) when path.StartsWith(Results + "/", StringComparison.Ordinal) => PutResultsAsync(context, path[(Results.Length + 1)..]),
            ("POST", _) when path.StartsWith(Instances, StringComparison.Ordinal) && path.EndsWith(Port, StringComparison.Ordinal) => InstanceAsync(context, path[Instances.Length..^Port.Length], atPort: true),
            _ => DispatchAboutWorldAsync(context, path),
        };

    private string? Refusal(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<SandboxOrigin>() is not null)
        {
            return "Programs that the emulator runs may not use the operator's endpoints.";
        }

        // A page that is an object in a bucket here sends no Origin when it reads, for it is of the same one. A user who types an address is no page.
        if (request.Headers.Origin.Count > 0 || request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "none"))
        {
            return "Requests from browser pages are refused.";
        }

        // Seats of one class may share a machine, and each is its learner's alone.
        if (state.Options is { IsLoopback: true, Seat: null })
        {
            return IsOnThisMachine(request.Host) ? null : $"The host '{request.Host.Host.Trim('[', ']')}' is not this machine's loopback.";
        }

        return state.Options.ControlToken is not { } token ? "Beyond loopback the operator's endpoints need a control token, and none is set (SCSLABS_CONTROL_TOKEN)."
            : CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers["X-ScsLabs-Token"].ToString()), Encoding.UTF8.GetBytes(token)) ? null
            : "The header X-ScsLabs-Token does not carry the control token.";
    }

    private static bool IsOnThisMachine(HostString host)
    {
        var name = host.Host.Trim('[', ']');
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address));
    }

    private void Health(Utf8JsonWriter json)
    {
        json.WriteString("status", "running");
        json.WriteString("edition", "scslabs");
        json.WriteString("version", typeof(ControlEndpoints).Assembly.GetName().Version!.ToString(3));
        json.WriteStartObject("services");
        foreach (var service in Catalog.All.ServiceNames)
        {
            json.WriteString(service, "running");
        }

        json.WriteEndObject();
    }

    private async Task ResetAsync(HttpContext context)
    {
        await state.ResetAsync(context.RequestAborted).ConfigureAwait(false);
        await AnswerAsync(context, 200, json => json.WriteString("status", "reset")).ConfigureAwait(false);
    }

    private async Task CertificateAsync(HttpContext context)
    {
        context.Response.ContentType = "application/x-pem-file";
        await context.Response.WriteAsync(state.Certificate.Pem, context.RequestAborted).ConfigureAwait(false);
    }

    private void Clock(Utf8JsonWriter json)
    {
        json.WriteString("now", state.Clock.GetUtcNow());
        json.WriteNumber("advancedSeconds", state.Clock.Advanced.TotalSeconds);
    }

    /// <summary>Advances the clock. Body: <c>{"advanceSeconds": 3600}</c>.</summary>
    private async Task AdvanceAsync(HttpContext context)
    {
        if (await ReadSecondsAsync(context).ConfigureAwait(false) is not { } seconds)
        {
            await AnswerAsync(context, 400, json => json.WriteString("error", "The body must be {\"advanceSeconds\": N}, N from 0 to 10 years' seconds.")).ConfigureAwait(false);
            return;
        }

        try
        {
            await state.Store.AdvanceAsync(TimeSpan.FromSeconds(seconds), context.RequestAborted).ConfigureAwait(false);
        }
        catch (ArgumentOutOfRangeException)
        {
            await AnswerAsync(context, 400, json => json.WriteString("error", $"The clock can't be advanced past {WorldClock.Last:yyyy-MM-dd}.")).ConfigureAwait(false);
            return;
        }
        catch (AggregateException failed)
        {
            await AnswerAsync(context, 500, json => json.WriteString("error", failed.Message)).ConfigureAwait(false);
            return;
        }

        state.Live.Changed();
        await AnswerAsync(context, 200, Clock).ConfigureAwait(false);
    }

    private static async Task<double?> ReadSecondsAsync(HttpContext context)
    {
        const double TenYears = 10 * 365.25 * 24 * 3600;
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted).ConfigureAwait(false);
            return body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("advanceSeconds", out var value)
                && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is >= 0 and <= TenYears
                    ? seconds
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Decides one JSON case a line and writes one answer a line, in the same order. Creates nothing.</summary>
    private static async Task DecideAsync(HttpContext context)
    {
        context.Response.ContentType = "application/x-ndjson";
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        while (await reader.ReadLineAsync(context.RequestAborted).ConfigureAwait(false) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                await context.Response.WriteAsync(Policy.Decide.Answer(line) + "\n", context.RequestAborted).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Compares all that a principal may do with what is expected (<see cref="PermissionQuestion"/>).</summary>
    private async Task PermissionsAsync(HttpContext context)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted).ConfigureAwait(false);
            var (more, missing) = PermissionQuestion.Read(body.RootElement).Answer(state.Store.Current);
            await AnswerAsync(context, 200, json => PermissionQuestion.Write(json, more, missing)).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException or ScsLabs.Policy.PermissionsException)
        {
            await AnswerAsync(context, 400, json => json.WriteString("error", failure.Message)).ConfigureAwait(false);
        }
    }

    internal static async Task AnswerAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = buffer.WrittenCount;
        if (context.Request.Method != "HEAD")
        {
            await context.Response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
