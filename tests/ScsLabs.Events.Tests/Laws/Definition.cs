using System.Text.Json.Nodes;
using ScsLabs.Events.Patterns;

namespace ScsLabs.Events.Tests.Laws;

/// <summary>What a pattern without <c>$or</c> means, as Event Ruler's documentation defines it: right by reading it, and slow.</summary>
/// <remarks>
/// The event is a list of values, each with its path and with the elements of arrays that it lies in. A pattern matches if each of its fields has
/// a value that passes alone, such that no two of these values lie in different elements of one array; or if the event has no value at its path.
/// </remarks>
internal static class Definition
{
    public static bool Matches(string pattern, string json)
    {
        var values = new List<Value>();
        Collect(JsonNode.Parse(json), "", [], values);
        var fields = new List<(string Path, JsonArray Tests)>();
        Fields(AnyEvent.Node(pattern), "", fields);
        return Choose(fields, values, []);
    }

    private static bool Choose(List<(string Path, JsonArray Tests)> fields, List<Value> values, List<Value> chosen)
    {
        if (chosen.Count == fields.Count)
        {
            return true;
        }

        var (path, tests) = fields[chosen.Count];
        if (tests.Any(test => test is JsonObject match && (bool?)match["exists"]?.AsValue() == false) && !values.Any(value => value.Path == path))
        {
            return Choose(fields, values, [.. chosen, new(path, "null", [])]);
        }

        return values.Any(value => value.Path == path && Passes(tests, value.Json) && chosen.TrueForAll(value.IsConsistent) && Choose(fields, values, [.. chosen, value]));
    }

    /// <summary>One field and one value: what the corpus holds.</summary>
    private static bool Passes(JsonArray tests, string value) =>
        EventPattern.Parse($"{{\"f\":{tests.ToJsonString()}}}").Matches(AnyEvent.Parse($"{{\"f\":{value}}}"));

    private static void Fields(JsonObject pattern, string path, List<(string Path, JsonArray Tests)> fields)
    {
        foreach (var (name, value) in pattern)
        {
            if (value is JsonObject nested)
            {
                Fields(nested, $"{path}{name}.", fields);
            }
            else
            {
                fields.Add(($"{path}{name}", value!.AsArray()));
            }
        }
    }

    private static void Collect(JsonNode? node, string path, Dictionary<JsonArray, int> elements, List<Value> values)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    Collect(value, path.Length == 0 ? name : $"{path}.{name}", elements, values);
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    Collect(items[i], path, new(elements) { [items] = i }, values);
                }

                break;
            default:
                values.Add(new(path, node?.ToJsonString() ?? "null", elements));
                break;
        }
    }

    private sealed record Value(string Path, string Json, Dictionary<JsonArray, int> Elements)
    {
        public bool IsConsistent(Value other) => Elements.All(element => !other.Elements.TryGetValue(element.Key, out var index) || index == element.Value);
    }
}
