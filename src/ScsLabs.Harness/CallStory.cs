using System.Net;
using System.Text.Json;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness;

/// <summary>The emulator's record of one call: every ask, its decision and every statement that was considered.</summary>
internal sealed class CallStory
{
    private readonly List<AskStory> asks;

    private CallStory(string call, List<AskStory> asks) => (Call, this.asks) = (call, asks);

    /// <summary>The call, such as <c>ssm:GetParameter</c>.</summary>
    public string Call { get; }

    /// <summary>The ask that was refused; null where none was.</summary>
    public AskStory? Refused => asks.Find(ask => !ask.IsAllowed);

    /// <summary>Fetches the record; null where the backend has none.</summary>
    public static async Task<CallStory?> FetchAsync(LabBackend backend, string? requestId)
    {
        if (requestId is null)
        {
            return null;
        }

        using var answer = await backend.ControlAsync(HttpMethod.Get, $"calls?requestId={Uri.EscapeDataString(requestId)}").ConfigureAwait(false);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            var refusal = await answer.Content.ReadAsStringAsync().ConfigureAwait(false);
            return refusal.Contains("control token", StringComparison.Ordinal)
                ? throw new BackendException(Texts.ShowsNoDecisions.With(backend.Endpoint, refusal))
                : null;
        }

        using var json = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync().ConfigureAwait(false));
        return new(
            $"{json.RootElement.GetProperty("service").GetString()}:{json.RootElement.GetProperty("operation").GetString()}",
            [.. json.RootElement.List("asks").Select(AskStory.Read)]);
    }

    /// <summary>Each ask with its decision and the policy that decided, one a line.</summary>
    public IEnumerable<string> Decisions => asks.Select(ask => ask.Told);

    /// <summary>The ask for this action on this resource; null where there is none.</summary>
    public AskStory? Find(Refusal? about) => asks.Find(ask => ask.Action == about?.Action && ask.Resource == about.Resource);
}
