using System.Text.Json;

namespace ScsLabs.Events.Patterns;

/// <summary>Finds out which fields an event lacks: it has no value there that is neither an object nor an array, in no element of any array.</summary>
/// <remarks>Source: EventBridge User Guide, eb-create-pattern-operators (exists matching): it works on leaf nodes only.</remarks>
internal sealed class Absences(EventNode root)
{
    private Dictionary<FieldTest, bool>? known;

    /// <summary>The event.</summary>
    public EventNode Root => root;

    /// <summary>Whether the event lacks the field.</summary>
    public bool Has(FieldTest field)
    {
        known ??= [];
        if (!known.TryGetValue(field, out var isAbsent))
        {
            known[field] = isAbsent = !HasLeaf(root, field.Path, 0);
        }

        return isAbsent;
    }

    private static bool HasLeaf(EventNode? value, IReadOnlyList<string> path, int depth)
    {
        for (; value is not null; value = value.Next)
        {
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
