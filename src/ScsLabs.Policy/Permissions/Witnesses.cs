using System.Text;
using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy.Permissions;

/// <summary>Finds texts that stand for all texts: of every combination of patterns that some text matches, one text.</summary>
/// <remarks>
/// What depends on a text only by which patterns it matches is thereby decided for all texts. The search follows all patterns at once,
/// character by character; where a wildcard takes any character, one that no pattern names stands for all of those.
/// Patterns are compiled globs (<see cref="Glob"/>), which may also have <see cref="InField"/> and <see cref="FieldRun"/>. Bound: <see cref="MaxStates"/> states.
/// </remarks>
internal static class Witnesses
{
    /// <summary>Stands for one character of a part of an ARN: neither a colon nor a slash.</summary>
    public const char InField = '\uFDD2';

    /// <summary>Stands for any number of characters of a part of an ARN, including none.</summary>
    public const char FieldRun = '\uFDD3';

    private const string BetweenFields = ":/";
    private const int MaxStates = 50_000;

    /// <summary>Characters that stand for those that no pattern names.</summary>
    private const string Others = "xyzwvutsrqponmlkjihgfedcba0123456789_";

    /// <summary>Finds the shortest text of each combination, among those that match <paramref name="within"/>.</summary>
    /// <exception cref="PermissionsException">The patterns have too many combinations.</exception>
    public static IReadOnlyList<string> Of(string within, IReadOnlyList<string> patterns)
    {
        string[] all = [within, .. patterns.Where(pattern => pattern is not [Glob.AnyRun]).Distinct(StringComparer.Ordinal)];
        var start = new State(null, default, [.. all.Select(Start)]);
        var seen = new HashSet<string>(StringComparer.Ordinal) { start.Key };
        var combinations = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<string>();
        var queue = new Queue<State>([start]);
        while (queue.TryDequeue(out var state))
        {
            if (IsAtEnd(all[0], state.Positions[0]) && combinations.Add(Combination(all, state)))
            {
                found.Add(state.Text);
            }

            foreach (var next in Characters(all, state))
            {
                var after = new State(state, next, [.. all.Select((pattern, i) => state.Positions[i].Length == 0 ? "" : Step(pattern, state.Positions[i], next))]);
                if (after.Positions[0].Length > 0 && seen.Add(after.Key))
                {
                    queue.Enqueue(seen.Count <= MaxStates ? after : throw new PermissionsException($"the {patterns.Count} patterns of resources and values, such as {Shown(patterns[0])}, have too many combinations"));
                }
            }
        }

        return found;
    }

    /// <summary>Whether a pattern matches a text.</summary>
    public static bool Matches(string pattern, string text) => IsAtEnd(pattern, text.Aggregate(Start(pattern), (positions, next) => Step(pattern, positions, next)));

    private static string Shown(string pattern) => pattern.Replace(Glob.AnyRun, '*').Replace(Glob.AnyOne, '?');

    /// <summary>The positions in a pattern that a text has reached after one more character.</summary>
    private static string Step(string pattern, string positions, char next)
    {
        var after = new SortedSet<char>();
        foreach (var at in positions)
        {
            if (at < pattern.Length)
            {
                switch (pattern[at])
                {
                    case Glob.AnyRun:
                    case FieldRun when !BetweenFields.Contains(next):
                        Reach(after, pattern, at);
                        break;
                    case Glob.AnyOne:
                    case InField when !BetweenFields.Contains(next):
                    case var literal when literal == next:
                        Reach(after, pattern, (char)(at + 1));
                        break;
                    default:
                        break;
                }
            }
        }

        return after.Count == 0 ? "" : Kept(pattern, after);
    }

    private static string Start(string pattern)
    {
        var reached = new SortedSet<char>();
        Reach(reached, pattern, '\0');
        return Kept(pattern, reached);
    }

    /// <summary>Adds a position, and those after the stars that stand there, for a star may match nothing.</summary>
    private static void Reach(SortedSet<char> reached, string pattern, char position)
    {
        reached.Add(position);
        while (position < pattern.Length && (pattern[position] is Glob.AnyRun or FieldRun))
        {
            reached.Add(++position);
        }
    }

    /// <summary>The positions from the last star on: whatever follows an earlier one follows that one too.</summary>
    private static string Kept(string pattern, SortedSet<char> reached)
    {
        var star = reached.LastOrDefault(at => at < pattern.Length && pattern[at] == Glob.AnyRun);
        return string.Concat(reached.Where(at => at >= star));
    }

    /// <summary>The characters that matter next: those that a pattern names, and one for all others where a wildcard takes any.</summary>
    private static HashSet<char> Characters(string[] patterns, State state)
    {
        var characters = new HashSet<char>();
        var wild = false;
        for (var i = 0; i < patterns.Length; i++)
        {
            foreach (var at in state.Positions[i])
            {
                if (at < patterns[i].Length)
                {
                    if (patterns[i][at] is InField or FieldRun)
                    {
                        characters.UnionWith(BetweenFields);
                    }

                    _ = patterns[i][at] is Glob.AnyRun or Glob.AnyOne or InField or FieldRun ? wild = true : characters.Add(patterns[i][at]);
                }
            }
        }

        if (wild)
        {
            characters.Add(Others.FirstOrDefault(other => !characters.Contains(other), '\u4e00'));
        }

        return characters;
    }

    private static bool IsAtEnd(string pattern, string positions) => positions.Contains((char)pattern.Length);

    private static string Combination(string[] patterns, State state) =>
        string.Concat(patterns.Select((pattern, i) => IsAtEnd(pattern, state.Positions[i]) ? '1' : '0'));

    /// <summary>A text so far, as its last character and the text before it, and what it reached in each pattern.</summary>
    private sealed record State(State? Before, char Last, string[] Positions)
    {
        public string Key => string.Join('\uFFFF', Positions);

        public string Text
        {
            get
            {
                var text = new StringBuilder();
                for (var state = this; state.Before is { } before; state = before)
                {
                    text.Insert(0, state.Last);
                }

                return text.ToString();
            }
        }
    }
}
