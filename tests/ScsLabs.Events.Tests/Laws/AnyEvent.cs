using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScsLabs.Events.Tests.Laws;

/// <summary>Random events and patterns over few names and values, so that many of them meet.</summary>
internal static class AnyEvent
{
    public static Gen<string> Name { get; } = Gen.OneOf("a", "b", "c", "source", "detail-type");

    /// <summary>The text of a value that is neither an object nor an array.</summary>
    public static Gen<string> Leaf { get; } = Gen.OneOf("\"x\"", "\"y\"", "\"xy\"", "\"\"", "\"10.0.0.1\"", "1", "1.0", "2", "10", "true", "false", "null");

    private static readonly Gen<string> Test = Gen.OneOf(
        Leaf,
        Gen.OneOf("\"x\"", "\"y\"").Select(text => $"{{\"anything-but\":[{text}]}}"),
        Gen.OneOf("{\"prefix\":\"x\"}", "{\"suffix\":\"y\"}", "{\"wildcard\":\"*x*\"}", "{\"equals-ignore-case\":\"X\"}", "{\"numeric\":[\">\",1,\"<=\",10]}", "{\"cidr\":\"10.0.0.0/24\"}", "{\"exists\":true}", "{\"exists\":false}"));

    /// <summary>A list of what a field may be.</summary>
    public static Gen<string> Tests { get; } = Test.Array[1, 3].Select(tests => $"[{string.Join(',', tests)}]");

    private static readonly Gen<string> Fields = Gen.Recursive<string>((depth, nested) => Members(depth > 1 ? Tests : Gen.Frequency((3, Tests), (2, nested))));

    private static readonly Gen<string> Values = Gen.Recursive<string>((depth, nested) => depth > 2
        ? Leaf
        : Gen.Frequency((3, Leaf), (2, Members(nested)), (2, nested.Array[0, 3].Select(items => $"[{string.Join(',', items)}]"))));

    /// <summary>An event, as text.</summary>
    public static Gen<string> Json { get; } = Gen.Select(Members(Values), Gen.Frequency((2, Gen.Const("")), (1, Leaf))).Select((json, beside) => beside.Length == 0 ? json : $"{json[..^1]},\"beside\":{beside}}}");

    /// <summary>A pattern without <c>$or</c>, as text.</summary>
    public static Gen<string> Plain { get; } = Fields;

    /// <summary>A pattern, as text.</summary>
    public static Gen<string> Pattern { get; } = Gen.Frequency((3, Fields), (1, Gen.Select(Fields, Fields, (one, other) => $"{{\"$or\":[{one},{other}]}}")));

    public static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    public static JsonObject Node(string json) => JsonNode.Parse(json)!.AsObject();

    private static Gen<string> Members(Gen<string> value) =>
        Gen.Select(Name, value).Array[1, 3].Select(members => $"{{{string.Join(',', members.DistinctBy(member => member.Item1, StringComparer.Ordinal).Select(member => $"\"{member.Item1}\":{member.Item2}"))}}}");
}
