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
    public AskStory? Refused => asks.Find(ask => ask.Decision != "Allowed");

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
            [.. json.RootElement.GetProperty("asks").EnumerateArray().Select(ask => new AskStory(
            ask.GetProperty("action").GetString()!,
            ask.GetProperty("resource").GetString()!,
            ask.GetProperty("decision").GetString()!,
            ask.GetProperty("decidedBy").GetString(),
            ask.GetProperty("because").GetString()!,
            ask.GetProperty("statement").GetString(),
            ask.GetProperty("failed").GetString(),
            [.. ask.GetProperty("trace").EnumerateArray().Select(statement => statement.GetString()!)]))]);
    }

    /// <summary>Each ask with its decision and the policy that decided, one a line.</summary>
    public IEnumerable<string> Decisions => asks.Select(ask => ask.Told);

    /// <summary>The ask for this action on this resource; null where there is none.</summary>
    public AskStory? Find(Refusal? about) => asks.Find(ask => ask.Action == about?.Action && ask.Resource == about.Resource);
}

/// <summary>One ask of a call.</summary>
/// <param name="Action">The action.</param>
/// <param name="Resource">The resource.</param>
/// <param name="Decision">The outcome.</param>
/// <param name="DecidedBy">The kind of policy that decided.</param>
/// <param name="Because">The reason in AWS's words.</param>
/// <param name="Nearest">The statement that decided or came nearest to it, with what of it doesn't match; null where there is none.</param>
/// <param name="Failed">The first element of the statement that doesn't match; null where all match.</param>
/// <param name="Trace">The comparison of every statement.</param>
internal sealed record AskStory(string Action, string Resource, string Decision, string? DecidedBy, string Because, string? Nearest, string? Failed, IReadOnlyList<string> Trace)
{
    /// <summary>Identifies what the resource's own policy lacks, whoever calls; null where it isn't that policy which should have allowed.</summary>
    public string? Lacking
    {
        get
        {
            var statements = Trace.Where(statement => statement.Contains("(Resource): ", StringComparison.Ordinal)).ToList();
            return Decision == "ImplicitlyDenied" && DecidedBy == "Resource" && !statements.Exists(statement => statement.EndsWith(": matches", StringComparison.Ordinal))
                ? $"{Action} {Resource}\n{string.Join('\n', statements)}"
                : null;
        }
    }

    /// <summary>Identifies the statement of the resource's own policy that allowed, whatever policies the caller has; null where that isn't what allowed.</summary>
    public string? Allowing => Decision == "Allowed" && DecidedBy == "Resource" ? $"{Resource} {Nearest}" : null;

    /// <summary>The decision, in one line.</summary>
    public string Told => Decision == "Allowed" && Statements.Allowing(Because) is { } by ? Texts.AllowedBy.With(Action, Resource, by)
        : Texts.Decided.With(Action, Resource, Statements.Outcome(Decision, Languages.Chosen), Statements.Reason(Because, Languages.Chosen));

    /// <summary>Tells the statement that denied, or the one that came nearest to allowing, or that the resource has no policy; null where another policy that should have allowed isn't there at all.</summary>
    public string? Statement => (Nearest, Failed) switch
    {
        (null, _) => Lacking is null ? null : Texts.NoPolicyOf.With(Resource, Action),
        (var statement, null) => Texts.Denying.With(Statements.Compared(statement)),
        (_, "Action") => Texts.NoStatementNames.With(Action),
        (var statement, _) => Texts.Nearest.With(Statements.Compared(statement)),
    };
}
