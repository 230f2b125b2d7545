using System.Text.Json;
using System.Text.Json.Nodes;
using ScsLabs.Events.Inputs;

namespace ScsLabs.Events.Tests;

public sealed class InputCorpusTests
{
    private const string Target = "t1";

    private static readonly RuleContext Rule = new("arn:aws:events:us-east-1:123456789012:rule/example", "example", new(2026, 11, 29, 12, 34, 56, TimeSpan.Zero));
    private static readonly IReadOnlyList<JsonElement> Cases = [.. CorpusFiles.Under("inputs").SelectMany(file => file.Items)];

    public static TheoryData<string> Templates => [.. Cases.Where(c => c.TryGetProperty("template", out _)).Select(IdOf)];

    public static TheoryData<string> Paths => [.. Cases.Where(c => c.TryGetProperty("path", out _)).Select(IdOf)];

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_template_does_what_AWS_does(string id)
    {
        var expected = Cases.Single(c => IdOf(c) == id);
        var paths = expected.GetProperty("paths").EnumerateObject().ToDictionary(path => path.Name, path => path.Value.GetString()!, StringComparer.Ordinal);
        var template = expected.GetProperty("template").GetString()!;
        if (CorpusFiles.Optional(expected, "refused") is { } refused)
        {
            Should.Throw<EventsValidationException>(() => InputTransformer.Parse(Target, paths, template)).Message.ShouldBe(refused);
            return;
        }

        InputTransformer.Parse(Target, paths, template).Apply(expected.GetProperty("event"), Rule).ShouldBe(expected.GetProperty("output").GetString());
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_path_does_what_AWS_does(string id)
    {
        var expected = Cases.Single(c => IdOf(c) == id);
        var path = expected.GetProperty("path").GetString()!;
        if (CorpusFiles.Optional(expected, "refused") is { } refused)
        {
            Should.Throw<EventsValidationException>(() => InputPath.Parse(Target, path)).Message.ShouldBe(refused);
            return;
        }

        var found = InputPath.Parse(Target, path).Find(expected.GetProperty("event"));

        if (CorpusFiles.Optional(expected, "outputText") is { } text)
        {
            found!.Value.GetRawText().ShouldBe(text);
        }
        else if (expected.GetProperty("output") is { ValueKind: JsonValueKind.Null })
        {
            found.ShouldBeNull();
        }
        else
        {
            JsonNode.DeepEquals(JsonNode.Parse(found!.Value.GetRawText()), JsonNode.Parse(expected.GetProperty("output").GetRawText())).ShouldBeTrue(found.Value.GetRawText());
        }
    }

    [Fact]
    public void Every_case_has_an_id_of_its_own_a_source_and_a_date()
    {
        Cases.Select(IdOf).ShouldBeUnique(StringComparer.Ordinal);
        Cases.ShouldAllBe(c => CorpusFiles.Optional(c, "source") != null && CorpusFiles.Optional(c, "date") != null);
    }

    [Fact]
    public void There_are_at_least_60_cases() => Cases.Count.ShouldBeGreaterThanOrEqualTo(60);

    [Fact]
    public void More_variables_than_AWS_takes_are_an_error_of_the_caller()
    {
        static Dictionary<string, string> Variables(int count) => Enumerable.Range(0, count).ToDictionary(n => $"v{n}", n => $"$.v{n}", StringComparer.Ordinal);

        InputTransformer.Parse(Target, Variables(100), "{}").ShouldNotBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => InputTransformer.Parse(Target, Variables(101), "{}"));
    }

    private static string IdOf(JsonElement json) => json.GetProperty("id").GetString()!;
}
