using System.Text.Json;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Reporting;

/// <summary>The words of one permission that a call asked for, for the page and for the terminal.</summary>
/// <param name="ask">The ask.</param>
/// <param name="language">The language.</param>
internal sealed class AskWords(JsonElement ask, Language language)
{
    private const string AllowedName = "Allowed", Matches = ": matches";

    private readonly IReadOnlyList<string> statements = ask.Texts("trace");

    /// <summary>Whether it was allowed.</summary>
    public bool IsAllowed => ask.Text("decision") == AllowedName;

    /// <summary>The decision, with its sign.</summary>
    public string Decision => $"{(IsAllowed ? "✓" : "✗")} {Statements.Outcome(ask.Text("decision") ?? "", language)}";

    /// <summary>The action.</summary>
    public string Action => ask.Text("action") ?? "";

    /// <summary>The resource.</summary>
    public string On => Words.On.In(language, ask.Text("resource"));

    /// <summary>The reasons with their labels: what decided, and for a refusal the statement that denied or came nearest to allowing.</summary>
    public IEnumerable<(string Label, string Value)> Reasons
    {
        get
        {
            if (ask.Text("because") is { Length: > 0 } because)
            {
                yield return (Words.Decided.In(language), Statements.Reason(because, language));
            }

            if (!IsAllowed && ask.Text("statement") is { Length: > 0 } statement)
            {
                yield return ((ask.Text("failed") is null ? Words.Denying : Words.Nearest).In(language), Statements.Compared(statement, language));
            }
        }
    }

    /// <summary>A sentence with the number of statements that were considered.</summary>
    public string Considered => Words.Considered.In(language, Count);

    /// <summary>The number of statements that were considered.</summary>
    public int Count => statements.Count;

    /// <summary>The statements that were considered, and whether each matches.</summary>
    public IEnumerable<(string Told, bool Matches)> Trace => statements.Select(statement => (Statements.Compared(statement, language), statement.EndsWith(Matches, StringComparison.Ordinal)));
}
