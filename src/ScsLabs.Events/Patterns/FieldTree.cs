using System.Text.Json;

namespace ScsLabs.Events.Patterns;

/// <summary>The fields of a pattern without <c>$or</c>, as the tree of their names: all of them must match.</summary>
/// <remarks>
/// An array in an event is gone through as if its elements stood in its place, but fields of objects must match within one element of it.
/// So an event isn't flattened: an array matches if one of its elements matches all that is asked below its name, and no combinations are tried.
/// Bound: the values of the event times the fields of the pattern, up to <see cref="TriedEvent.MaxSteps"/>. Where an event has names with dots beside names without that mean the same path,
/// each field may match in another of them.
/// Source: the documentation of Event Ruler ("JSON Array Matching").
/// </remarks>
internal sealed class FieldTree
{
    private readonly FieldTest? test;
    private readonly (string Name, FieldTree Tree)[] children;
    private readonly bool mayBeAbsent;

    private FieldTree(IReadOnlyList<FieldTest> fields, int depth)
    {
        test = fields.FirstOrDefault(field => field.Path.Count == depth);
        children = [.. fields.Where(field => field.Path.Count > depth).GroupBy(field => field.Path[depth], StringComparer.Ordinal).Select(group => (group.Key, new FieldTree([.. group], depth + 1)))];
        mayBeAbsent = fields.All(field => field.OrAbsent);
    }

    /// <summary>Builds the tree of fields whose paths are different.</summary>
    public static FieldTree Of(IReadOnlyList<FieldTest> fields) => new(fields, 0);

    /// <summary>Whether an event matches.</summary>
    /// <param name="tried">The event.</param>
    /// <exception cref="InvalidEventPatternException">Too much of the event was looked at.</exception>
    public bool Matches(TriedEvent tried) => ChildrenMatch(tried.Root, tried);

    private bool Matches(EventNode? value, TriedEvent tried) =>
        (test is null || tried.Passes(test, value) || (test.OrAbsent && tried.Lacks(test))) && (children.Length == 0 || ChildrenMatch(value, tried));

    private bool ChildrenMatch(EventNode? value, TriedEvent tried)
    {
        if (Only(value) is { } only ? MatchWithin(only, tried) : value is not null && children.All(child => child.Tree.MatchesInAny(child.Name, value, tried)))
        {
            return true;
        }

        return mayBeAbsent && children.All(child => child.Tree.Matches(null, tried));
    }

    /// <summary>The one value at a place in which the children can be; null where there is none, or more than one.</summary>
    private EventNode? Only(EventNode? value)
    {
        if (value?.Next is null)
        {
            return value;
        }

        EventNode? only = null;
        for (; value is not null; value = value.Next)
        {
            if (!value.IsPath || children.Any(child => value.Members.ContainsKey(child.Name)))
            {
                if (only is not null)
                {
                    return null;
                }

                only = value;
            }
        }

        return only;
    }

    /// <summary>Whether all children match in an object, or in one element of an array.</summary>
    private bool MatchWithin(EventNode value, TriedEvent tried)
    {
        tried.Look();
        if (value.Kind == JsonValueKind.Object)
        {
            foreach (var (name, child) in children)
            {
                if (!child.Matches(value.Members.GetValueOrDefault(name), tried))
                {
                    return false;
                }
            }

            return true;
        }

        foreach (var item in value.Items)
        {
            if (MatchWithin(item, tried))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether this tree matches below a name in any of several values at one place.</summary>
    private bool MatchesInAny(string name, EventNode value, TriedEvent tried)
    {
        for (var other = value; other is not null; other = other.Next)
        {
            if (MatchesIn(name, other, tried))
            {
                return true;
            }
        }

        return false;
    }

    private bool MatchesIn(string name, EventNode value, TriedEvent tried)
    {
        tried.Look();
        return value.Kind == JsonValueKind.Object ? Matches(value.Members.GetValueOrDefault(name), tried) : value.Items.Any(item => MatchesIn(name, item, tried));
    }
}
