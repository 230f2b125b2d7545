using System.Text.Json;

namespace ScsLabs.Events.Patterns;

/// <summary>An event on which patterns are tried, as far as they may look at it.</summary>
internal sealed class TriedEvent(EventNode root)
{
    /// <summary>How many values all patterns together may look at, each time that they do. AWS refuses patterns that would make its own matcher slow; its measure isn't known.</summary>
    public const long MaxSteps = 50_000_000;

    private Dictionary<FieldTest, bool>? known;
    private long steps;

    /// <summary>The event.</summary>
    public EventNode Root => root;

    /// <summary>Counts a look at values.</summary>
    /// <exception cref="InvalidEventPatternException">There were too many.</exception>
    public void Look(long values = 1)
    {
        if ((steps += values) > MaxSteps)
        {
            throw new InvalidEventPatternException("Rule is too complex");
        }
    }

    /// <summary>Whether a value, an element of it or another value at its place passes a field's tests.</summary>
    public bool Passes(FieldTest test, EventNode? value)
    {
        for (var one = value; one is not null; one = one.Next)
        {
            Look(one.Size * test.Cost);
        }

        return test.Passes(value);
    }

    /// <summary>Whether the event lacks the field: it has no value there that is neither an object nor an array, in no element of any array.</summary>
    /// <remarks>Source: EventBridge User Guide, eb-create-pattern-operators (exists matching): it works on leaf nodes only.</remarks>
    public bool Lacks(FieldTest field)
    {
        known ??= [];
        if (!known.TryGetValue(field, out var isAbsent))
        {
            known[field] = isAbsent = !HasLeaf(root, field.Path, 0);
        }

        return isAbsent;
    }

    private bool HasLeaf(EventNode? value, IReadOnlyList<string> path, int depth)
    {
        for (; value is not null; value = value.Next)
        {
            Look();
            var has = value.Kind switch
            {
                JsonValueKind.Array => value.Items.Any(item => HasLeaf(item, path, depth)),
                JsonValueKind.Object => depth < path.Count && HasLeaf(value.Members.GetValueOrDefault(path[depth]), path, depth + 1),
                _ => depth == path.Count,
            };

            if (has)
            {
                return true;
            }
        }

        return false;
    }
}
