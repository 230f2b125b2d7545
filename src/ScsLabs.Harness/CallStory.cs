using System.Net;
using System.Text.Json;

namespace ScsLabs.Harness;

/// <summary>The emulator's record of one call: every ask, its decision and every statement that was considered.</summary>
internal sealed class CallStory
{
    private static readonly HttpClient Http = new();
    private readonly List<AskStory> asks;

    private CallStory(List<AskStory> asks) => this.asks = asks;

    /// <summary>The ask that was refused; null where none was.</summary>
    public AskStory? Refused => asks.Find(ask => ask.Decision != "Allowed");

    /// <summary>Fetches the record; null where the backend has none.</summary>
    public static async Task<CallStory?> FetchAsync(LabBackend backend, string? requestId)
    {
        if (requestId is null)
        {
            return null;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(backend.Endpoint, $"_scslabs/calls?requestId={Uri.EscapeDataString(requestId)}"));
        if (backend.ControlToken is { } token)
        {
            request.Headers.Add("X-ScsLabs-Token", token);
        }

        using var answer = await Http.SendAsync(request).ConfigureAwait(false);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            var refusal = await answer.Content.ReadAsStringAsync().ConfigureAwait(false);
            return refusal.Contains("control token", StringComparison.Ordinal)
                ? throw new BackendException($"{backend.Endpoint} does not show its decisions, without which a refusal's cause can't be checked: set SCSLABS_CONTROL_TOKEN. It says: {refusal}")
                : null;
        }

        using var json = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync().ConfigureAwait(false));
        return new([.. json.RootElement.GetProperty("asks").EnumerateArray().Select(ask => new AskStory(
            ask.GetProperty("principal").GetString()!,
            ask.GetProperty("action").GetString()!,
            ask.GetProperty("resource").GetString()!,
            ask.GetProperty("decision").GetString()!,
            ask.GetProperty("decidedBy").GetString(),
            ask.GetProperty("because").GetString()!,
            [.. ask.GetProperty("trace").EnumerateArray().Select(line => line.GetString()!)]))]);
    }

    /// <summary>Each ask with its decision and the policy that decided.</summary>
    public string Decisions => string.Concat(asks.Select(Decision));

    /// <summary>The decisions, and every statement that was considered.</summary>
    public override string ToString() => string.Concat(asks.Select(ask => Decision(ask) + string.Concat(ask.Trace.Select(line => $"\n      {line}"))));

    private static string Decision(AskStory ask) => $"\n  {ask.Principal}\n    {ask.Action} on {ask.Resource}: {ask.Decision} {ask.Because}";
}

/// <summary>One ask of a call.</summary>
internal sealed record AskStory(string Principal, string Action, string Resource, string Decision, string? DecidedBy, string Because, IReadOnlyList<string> Trace);
