using System.Runtime.InteropServices;
using System.Text.Json;

namespace ScsLabs.Events.Patterns;

/// <summary>Many patterns, compiled for finding those that an event matches.</summary>
/// <remarks>
/// Nearly every pattern names the exact <c>source</c> or <c>detail-type</c>, so patterns are looked up by these first, and only those that are
/// left are tried. An event whose two fields aren't both strings, which no service sends, is tried against all.
/// </remarks>
internal sealed class PatternSet
{
    /// <summary>A pattern that lists more combinations than these is looked up by its sources alone.</summary>
    private const int MaxEntries = 256;

    private readonly Dictionary<(string? Source, string? DetailType), List<Candidate>> byFields = [];
    private readonly List<Candidate> all = [];

    public PatternSet(IReadOnlyList<EventPattern> patterns)
    {
        for (var index = 0; index < patterns.Count; index++)
        {
            foreach (var branch in patterns[index].Branches)
            {
                Add(new(index, branch.Tree), branch.OnlyStrings("source"), branch.OnlyStrings("detail-type"));
            }
        }
    }

    /// <summary>The indexes of the patterns that the event matches, ascending.</summary>
    /// <exception cref="InvalidEventPatternException">The patterns look at too many values of the event.</exception>
    public IReadOnlyList<int> Matching(JsonElement json)
    {
        var root = EventNode.Of(json);
        var tried = new TriedEvent(root);
        var found = new SortedSet<int>();
        if (TextOf(root, "source") is not { } source || TextOf(root, "detail-type") is not { } detailType)
        {
            Try(all, tried, found);
            return [.. found];
        }

        foreach (var key in (ReadOnlySpan<(string?, string?)>)[(source, detailType), (source, null), (null, detailType), (null, null)])
        {
            if (byFields.TryGetValue(key, out var candidates))
            {
                Try(candidates, tried, found);
            }
        }

        return [.. found];
    }

    private static void Try(List<Candidate> candidates, TriedEvent tried, SortedSet<int> found)
    {
        foreach (var (index, tree) in candidates)
        {
            if (!found.Contains(index) && tree.Matches(tried))
            {
                found.Add(index);
            }
        }
    }

    private static string? TextOf(EventNode root, string name) =>
        root.Members.GetValueOrDefault(name) is { Kind: JsonValueKind.String, Next: null } value ? value.Text : null;

    private void Add(Candidate candidate, IReadOnlyCollection<string>? sources, IReadOnlyCollection<string>? detailTypes)
    {
        all.Add(candidate);
        detailTypes = (sources?.Count ?? 1) * (detailTypes?.Count ?? 1) > MaxEntries ? null : detailTypes;
        foreach (var source in sources ?? (IReadOnlyCollection<string?>)[null])
        {
            foreach (var detailType in detailTypes ?? (IReadOnlyCollection<string?>)[null])
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(byFields, (source, detailType), out _) ??= []).Add(candidate);
            }
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Candidate(int Index, FieldTree Tree);
}
