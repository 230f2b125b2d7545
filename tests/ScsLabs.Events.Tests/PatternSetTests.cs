using System.Globalization;
using System.Text.Json;
using ScsLabs.Events.Patterns;

namespace ScsLabs.Events.Tests;

public sealed class PatternSetTests
{
    private static readonly string Many = $"[{string.Join(',', Enumerable.Range(0, 30).Select(n => $"\"{n}\""))}]";

    private static readonly IReadOnlyList<EventPattern> Patterns =
    [
        EventPattern.Parse("""{"source":["s"],"detail-type":["t"]}"""),
        EventPattern.Parse("""{"source":["s","r"]}"""),
        EventPattern.Parse("""{"detail-type":["t","u"]}"""),
        EventPattern.Parse("""{"region":["us-east-1"]}"""),
        EventPattern.Parse("""{"source":[{"prefix":"s"}],"detail-type":["t"]}"""),
        EventPattern.Parse("""{"source":["s",{"exists":false}]}"""),
        EventPattern.Parse($$"""{"source":{{Many}},"detail-type":{{Many}}}"""),
        EventPattern.Parse("""{"$or":[{"source":["s"]},{"detail-type":["t"]}]}"""),
    ];

    [Theory]
    [InlineData("""{"source":"s","detail-type":"t"}""", "0 1 2 4 5 7")]
    [InlineData("""{"source":"s","detail-type":"u"}""", "1 2 5 7")]
    [InlineData("""{"source":"r","detail-type":"t"}""", "1 2 7")]
    [InlineData("""{"source":"st","detail-type":"t"}""", "2 4 7")]
    [InlineData("""{"source":"x","detail-type":"x","region":"us-east-1"}""", "3")]
    [InlineData("""{"source":"7","detail-type":"29"}""", "6")]
    [InlineData("""{"source":"7","detail-type":"30"}""", "")]
    [InlineData("""{"source":["x","s"],"detail-type":"t"}""", "0 1 2 4 5 7")]
    [InlineData("""{"detail-type":"t"}""", "2 5 7")]
    [InlineData("""{"source":"s"}""", "1 5 7")]
    [InlineData("""{"source":1,"detail-type":2}""", "")]
    public void Patterns_are_found_by_what_they_name(string json, string found)
    {
        var root = JsonDocument.Parse(json).RootElement;

        string.Join(' ', new PatternSet(Patterns).Matching(root).Select(index => index.ToString(CultureInfo.InvariantCulture))).ShouldBe(found);
        string.Join(' ', Enumerable.Range(0, Patterns.Count).Where(index => Patterns[index].Matches(root))).ShouldBe(found);
    }

    [Fact]
    public void A_set_of_none_finds_none() => new PatternSet([]).Matching(JsonDocument.Parse("""{"source":"s"}""").RootElement).ShouldBeEmpty();
}
