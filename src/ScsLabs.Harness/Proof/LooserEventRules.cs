using System.Text.Json.Nodes;
using ScsLabs.Events.Patterns;
using ScsLabs.Harness.Telling;
using ScsLabs.Services.Events;

namespace ScsLabs.Harness.Proof;

/// <summary>Mutants of the solution in which a rule of EventBridge, as it wrote it, matches more, or its target loses what it refuses.</summary>
internal static class LooserEventRules
{
    /// <summary>Generates the mutants: each field that a pattern asks for dropped, and each dead-letter queue.</summary>
    public static IEnumerable<Mutant> Of(IReadOnlyList<Change> changes) =>
        from change in changes
        from looser in change.After switch
        {
            EventRule { Pattern: { } pattern } rule => Without(pattern).Select(one => (Name: Texts.FieldDropped.With(rule.Name, one.Name), Row: (IRow)(rule with { Pattern = one.Pattern }))),
            EventTarget { Settings.DeadLetterConfig: not null } target => [(Name: Texts.DeadLettersDropped.With(target.Id, target.RuleName), Row: target with { Settings = target.Settings with { DeadLetterConfig = null } })],
            _ => [],
        }
        select new Mutant(looser.Name, draft => draft.Substitute(change, looser.Row));

    private static IEnumerable<(string Name, EventPattern Pattern)> Without(EventPattern pattern)
    {
        foreach (var path in Fields(JsonNode.Parse(pattern.Json)!.AsObject(), []))
        {
            var json = JsonNode.Parse(pattern.Json)!.AsObject();
            Remove(json, path);
            if (json.Count > 0)
            {
                yield return (string.Join('.', path), EventPattern.Parse(json.ToJsonString()));
            }
        }
    }

    private static IEnumerable<string[]> Fields(JsonObject pattern, string[] above) =>
        pattern.SelectMany(member => member.Value is JsonObject inner ? Fields(inner, [.. above, member.Key]) : [[.. above, member.Key]]);

    /// <summary>Removes a field, and what is empty without it.</summary>
    private static void Remove(JsonObject pattern, ReadOnlySpan<string> path)
    {
        if (path is [var name, .. { Length: > 0 } below])
        {
            var inner = pattern[name]!.AsObject();
            Remove(inner, below);
            if (inner.Count > 0)
            {
                return;
            }
        }

        pattern.Remove(path[0]);
    }
}
