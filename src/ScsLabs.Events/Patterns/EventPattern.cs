using System.Text.Json;

namespace ScsLabs.Events.Patterns;

/// <summary>An event pattern of EventBridge, checked and compiled.</summary>
/// <remarks>Source: EventBridge User Guide, eb-event-patterns and eb-create-pattern-operators; the documentation of Event Ruler.</remarks>
internal sealed class EventPattern
{
    /// <summary>How long a pattern may be, in characters, where the account's quota says nothing else. AWS raises it to 4,096 at most.</summary>
    public const int MaxLength = 2048;

    /// <summary>How many combinations of alternatives the <c>$or</c>s of a pattern may make.</summary>
    public const int MaxCombinations = 1000;

    /// <summary>How many names may lead to a field, in objects within each other or joined by dots. AWS's maximum isn't known.</summary>
    public const int MaxDepth = 1000;

    internal EventPattern(string json, IReadOnlyList<PatternBranch> branches) => (Json, Branches) = (json, branches);

    /// <summary>The pattern as it was written.</summary>
    public string Json { get; }

    /// <summary>The pattern without <c>$or</c>: one of these must match.</summary>
    internal IReadOnlyList<PatternBranch> Branches { get; }

    /// <summary>Reads a pattern.</summary>
    /// <param name="json">The pattern.</param>
    /// <param name="maxLength">The account's quota, in characters.</param>
    /// <exception cref="InvalidEventPatternException">The pattern breaks a rule; the message is AWS's.</exception>
    public static EventPattern Parse(string json, int maxLength = MaxLength) => new(json, PatternReader.Read(json, maxLength));

    /// <summary>The strings that a field may be, in any of the alternatives, and whether it may be something else, too; null where the pattern doesn't ask for the field.</summary>
    /// <param name="path">The names that lead to the field.</param>
    public (IReadOnlyList<string> Strings, bool OrElse)? ValuesOf(IReadOnlyList<string> path)
    {
        var tests = Branches.Select(branch => branch.Of(path)).Distinct().ToList();
        return tests.TrueForAll(test => test is null) ? null
            : ([.. tests.OfType<FieldTest>().SelectMany(test => test.Strings).Distinct(StringComparer.Ordinal)], tests.Exists(test => test?.OnlyStrings is null));
    }

    /// <summary>Whether an event matches.</summary>
    /// <exception cref="InvalidEventPatternException">The pattern looks at too many values of the event.</exception>
    public bool Matches(JsonElement json)
    {
        var tried = new TriedEvent(EventNode.Of(json));
        foreach (var branch in Branches)
        {
            if (branch.Tree.Matches(tried))
            {
                return true;
            }
        }

        return false;
    }
}
