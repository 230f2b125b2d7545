using System.Text.Json.Nodes;
using ScsLabs.Events.Patterns;

namespace ScsLabs.Events.Tests.Laws;

public sealed class PatternLaws
{
    [Fact]
    public void A_pattern_agrees_with_its_definition() =>
        Gen.Select(AnyEvent.Plain, AnyEvent.Json).Sample((pattern, json) => Matches(pattern, json) == Definition.Matches(pattern, json), iter: Sampled.Of(20_000));

    [Fact]
    public void One_more_allowed_value_matches_no_less() =>
        Gen.Select(AnyEvent.Plain, AnyEvent.Leaf, AnyEvent.Json).Sample((pattern, value, json) =>
        {
            var wider = AnyEvent.Node(pattern);
            Lists(wider).First().Add(JsonNode.Parse(value));
            return !Matches(pattern, json) || Matches(wider.ToJsonString(), json);
        }, iter: Sampled.Usually);

    [Fact]
    public void One_more_field_matches_no_more() =>
        Gen.Select(AnyEvent.Plain, AnyEvent.Tests, AnyEvent.Json).Sample((pattern, tests, json) =>
            Matches(pattern, json) || !Matches(With(pattern, tests), json), iter: Sampled.Usually);

    [Fact]
    public void Anything_but_is_the_complement_among_values_that_are_there() =>
        Gen.Select(Gen.OneOf("\"x\"", "\"xy\"", "1", "10", "{\"prefix\":\"x\"}", "{\"suffix\":\"y\"}", "{\"wildcard\":\"x*\"}", "{\"equals-ignore-case\":\"X\"}"), AnyEvent.Leaf).Sample((test, value) =>
            Matches($"{{\"f\":[{{\"anything-but\":{test}}}]}}", $"{{\"f\":{value}}}") != Matches($"{{\"f\":[{test}]}}", $"{{\"f\":{value}}}")
            && !Matches($"{{\"f\":[{{\"anything-but\":{test}}}]}}", $"{{\"g\":{value}}}"), iter: Sampled.Usually);

    [Fact]
    public void Exists_false_is_the_complement_of_exists_true() =>
        Gen.Select(AnyEvent.Name, AnyEvent.Name, AnyEvent.Json).Sample((outer, inner, json) =>
            Matches($"{{\"{outer}\":{{\"{inner}\":[{{\"exists\":true}}]}}}}", json) != Matches($"{{\"{outer}\":{{\"{inner}\":[{{\"exists\":false}}]}}}}", json), iter: Sampled.Usually);

    /// <summary>What stands beside <c>$or</c> has names of its own here, for of a field that is named twice the last counts.</summary>
    [Fact]
    public void Or_matches_where_one_of_its_alternatives_does() =>
        Gen.Select(AnyEvent.Plain, AnyEvent.Plain, AnyEvent.Tests, AnyEvent.Json).Sample((one, other, beside, json) =>
            Matches($"{{\"$or\":[{one},{other}],\"beside\":{beside}}}", json) == (Matches(With(one, beside), json) || Matches(With(other, beside), json)), iter: Sampled.Usually);

    [Fact]
    public void A_name_with_dots_means_a_path() =>
        Gen.Select(AnyEvent.Name, AnyEvent.Name, AnyEvent.Tests, AnyEvent.Json).Sample((outer, inner, tests, json) =>
        {
            var dotted = new JsonObject();
            foreach (var (name, value) in AnyEvent.Node(json))
            {
                if (value is JsonObject { Count: > 0 } nested)
                {
                    nested.ToList().ForEach(member => dotted[$"{name}.{member.Key}"] = member.Value?.DeepClone());
                }
                else
                {
                    dotted[name] = value?.DeepClone();
                }
            }

            var pattern = $"{{\"{outer}.{inner}\":{tests}}}";
            return Matches(pattern, dotted.ToJsonString()) == Matches($"{{\"{outer}\":{{\"{inner}\":{tests}}}}}", json);
        }, iter: Sampled.Usually);

    [Fact]
    public void A_set_finds_what_each_pattern_alone_matches() =>
        Gen.Select(AnyEvent.Pattern.Array[0, 8], AnyEvent.Json, Gen.OneOf("x", "y", "xy").Array[2]).Sample((patterns, given, texts) =>
        {
            var node = AnyEvent.Node(given);
            (node["source"], node["detail-type"]) = texts[0] == "xy" ? (node["source"]?.DeepClone(), node["detail-type"]?.DeepClone()) : (texts[0], texts[1]);
            var json = node.ToJsonString();
            var parsed = patterns.Select(pattern => EventPattern.Parse(pattern)).ToList();
            var found = new PatternSet(parsed).Matching(AnyEvent.Parse(json));
            return found.SequenceEqual(Enumerable.Range(0, parsed.Count).Where(i => parsed[i].Matches(AnyEvent.Parse(json))));
        }, iter: Sampled.Usually);

    private static string With(string pattern, string beside)
    {
        var fields = AnyEvent.Node(pattern);
        fields["beside"] = JsonNode.Parse(beside);
        return fields.ToJsonString();
    }

    private static bool Matches(string pattern, string json) => EventPattern.Parse(pattern).Matches(AnyEvent.Parse(json));

    private static IEnumerable<JsonArray> Lists(JsonNode pattern) =>
        pattern is JsonArray list ? [list] : pattern.AsObject().SelectMany(member => Lists(member.Value!));
}
