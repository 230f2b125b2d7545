using System.Text.Json;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Reporting;

/// <summary>The words of one permission that a call asked for, for the page and for the terminal.</summary>
/// <param name="ask">The ask.</param>
/// <param name="language">The language.</param>
internal sealed class AskWords(JsonElement ask, Language language)
{
    private readonly AskStory story = AskStory.Read(ask);

    /// <summary>Whether it was allowed.</summary>
    public bool IsAllowed => story.IsAllowed;

    /// <summary>The decision, with its sign.</summary>
    public string Decision => $"{(IsAllowed ? "✓" : "✗")} {PolicyWords.Outcome(story.Decision, language)}";

    /// <summary>The action.</summary>
    public string Action => story.Action;

    /// <summary>The resource.</summary>
    public string On => Words.On.In(language, story.Resource);

    /// <summary>The reasons with their labels: what decided, and for a refusal the statement that denied or came nearest to allowing.</summary>
    public IEnumerable<(string Label, string Value)> Reasons
    {
        get
        {
            if (story.Reason(language) is { Length: > 0 } reason)
            {
                yield return (Words.Decided.In(language), reason);
            }

            if (!IsAllowed && story.Nearest is { } statement)
            {
                yield return ((story.Failed is null ? Words.Denying : Words.Nearest).In(language), statement.Told(language));
            }
        }
    }

    /// <summary>A sentence with the number of statements that were considered.</summary>
    public string Considered => Words.Considered.In(language, Count);

    /// <summary>The number of statements that were considered.</summary>
    public int Count => story.Trace.Count;

    /// <summary>The statements that were considered, and whether each matches.</summary>
    public IEnumerable<(string Told, bool Matches)> Trace => story.Trace.Select(statement => (statement.Told(language), statement.Matches));
}
