using System.Net;
using System.Text.Json;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Harness;

/// <summary>The emulator's record of one call: every ask, its decision and every statement that was considered.</summary>
internal sealed class CallStory
{
    private static readonly HttpClient Http = new();
    private readonly List<AskStory> asks;

    private CallStory(string call, List<AskStory> asks) => (Call, this.asks) = (call, asks);

    /// <summary>The call, such as <c>ssm:GetParameter</c>.</summary>
    public string Call { get; }

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
        return new(
            $"{json.RootElement.GetProperty("service").GetString()}:{json.RootElement.GetProperty("operation").GetString()}",
            [.. json.RootElement.GetProperty("asks").EnumerateArray().Select(ask => new AskStory(
            ask.GetProperty("principal").GetString()!,
            ask.GetProperty("action").GetString()!,
            ask.GetProperty("resource").GetString()!,
            ask.GetProperty("decision").GetString()!,
            ask.GetProperty("decidedBy").GetString(),
            ask.GetProperty("because").GetString()!,
            [.. ask.GetProperty("trace").EnumerateArray().Select(line => line.GetString()!)]))]);
    }

    /// <summary>Each ask with its decision and the policy that decided, one a line.</summary>
    public IEnumerable<string> Decisions => asks.Select(ask => ask.Told);

    /// <summary>The ask for this action on this resource; where there is none, or it isn't known which, the last ask.</summary>
    public AskStory? Find(Refusal? about) => asks.Find(ask => ask.Action == about?.Action && ask.Resource == about.Resource) ?? asks.LastOrDefault();
}

/// <summary>One ask of a call.</summary>
internal sealed record AskStory(string Principal, string Action, string Resource, string Decision, string? DecidedBy, string Because, IReadOnlyList<string> Trace)
{
    private const string Matches = ": matches";

    /// <summary>Identifies what decided: the policy and the statement, and whose policy it is.</summary>
    public string Cause => $"{Because.Split(" action: ")[^1].Split(", and ")[0]} of {(DecidedBy == "Resource" ? Resource : Principal)}";

    /// <summary>The decision, in one line.</summary>
    public string Told => Texts.Decided.With(Action, Resource, Decision, Because.Split(" action: ")[^1]);

    /// <summary>The statement that denied, or the one that came nearest to allowing, with what of it doesn't match; null where a policy that should have allowed isn't there at all.</summary>
    public string? Statement
    {
        get
        {
            if (Trace.FirstOrDefault(line => line.StartsWith("Deny", StringComparison.Ordinal) && line.EndsWith(Matches, StringComparison.Ordinal)) is { } deny)
            {
                return Texts.Denying.With(deny[..^Matches.Length]);
            }

            var allows = Trace.Where(line => line.StartsWith("Allow", StringComparison.Ordinal) && !line.EndsWith(Matches, StringComparison.Ordinal)).ToList();
            var ofKind = allows.Where(line => line.Contains($"({DecidedBy})", StringComparison.Ordinal)).ToList();
            var nearest = (ofKind.Count > 0 ? ofKind : allows).MaxBy(Nearness);
            return nearest is not null && Nearness(nearest) > 0 ? Texts.Nearest.With(nearest)
                : Trace.Any(line => line.EndsWith(Matches, StringComparison.Ordinal)) ? null
                : Texts.NoStatementNames.With(Action);
        }
    }

    /// <summary>How many elements of the statement match: action, principal, resource and conditions are compared in this order.</summary>
    private static int Nearness(string line)
    {
        var why = line[(line.IndexOf("): ", StringComparison.Ordinal) + 3)..];
        return why.Contains(" wants [", StringComparison.Ordinal) ? 3
            : why.StartsWith("Resource", StringComparison.Ordinal) || why.StartsWith("NotResource", StringComparison.Ordinal) ? 2
            : why.StartsWith("Principal", StringComparison.Ordinal) || why.StartsWith("NotPrincipal", StringComparison.Ordinal) ? 1
            : 0;
    }
}
