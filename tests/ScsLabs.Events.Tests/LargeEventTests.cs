using System.Text.Json;
using ScsLabs.Events.Patterns;

namespace ScsLabs.Events.Tests;

/// <summary>Events and patterns for which trying every combination would take years. The waits are no measure: they only end a test that would not end.</summary>
public sealed class LargeEventTests
{
    private static readonly string ManyObjects = Join(10_000, n => $"{{\"x\":{n % 7},\"y\":{n % 5}}}");

    [Fact]
    public async Task Arrays_that_have_nothing_to_do_with_each_other_are_searched_one_by_one() =>
        (await Matches(
            $"{{{Join(20, n => $"\"a{n}\":{{\"x\":[3],\"y\":[{(n == 19 ? 9 : 2)}]}}")}}}",
            $"{{{Join(20, n => $"\"a{n}\":[{Join(500, i => $"{{\"x\":{i % 7},\"y\":{i % 5}}}")}]")}}}")).ShouldBeFalse();

    [Fact]
    public async Task Arrays_within_arrays_are_searched_once() =>
        (await Matches(
            $"{{\"a\":{{{Join(30, n => $"\"b{n}\":{{\"x\":[{(n == 29 ? 9 : 3)}]}}")}}}}}",
            $"{{\"a\":[{Join(50, _ => $"{{{Join(30, n => $"\"b{n}\":[{{\"x\":1}},{{\"x\":3}}]")}}}")}]}}")).ShouldBeFalse();

    /// <summary>Each level is there twice, as an object and as a name with dots.</summary>
    [Fact]
    public async Task Names_with_dots_beside_objects_double_nothing()
    {
        static string Level(int depth) => depth == 0 ? "{\"x\":1}" : $"{{\"a\":{Level(depth - 1)},\"a.b\":[{{\"x\":1}}],\"a.c\":2}}";

        (await Matches(string.Concat(Enumerable.Repeat("{\"a\":", 60)) + "{\"x\":[2],\"b\":[1]}" + new string('}', 60), Level(60))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_thousand_combinations_are_tried_on_a_large_event() =>
        (await Matches(
            $"{{{string.Join(',', "pqr".Select(field => $"\"{field}\":{{\"$or\":[{Join(10, n => $"{{\"f{n}\":[1]}}")}]}}"))},\"a\":{{\"x\":[6],\"y\":[9]}}}}",
            $"{{{string.Join(',', "pqr".Select(field => $"\"{field}\":{{{Join(10, n => $"\"f{n}\":1")}}}"))},\"a\":[{ManyObjects}]}}")).ShouldBeFalse();

    [Fact]
    public async Task A_pattern_that_looks_at_too_many_values_is_too_complex()
    {
        var pattern = $"{{{string.Join(',', "pqr".Select(field => $"\"{field}\":{{\"$or\":[{Join(10, n => $"{{\"x\":[{n}]}}")}]}}"))}}}";

        (await Matches(pattern, Event(6_000))).ShouldBeFalse();
        (await Should.ThrowAsync<InvalidEventPatternException>(() => Matches(pattern, Event(60_000)))).Message.ShouldBe("Event pattern is not valid. Reason: Rule is too complex");

        static string Event(int values) => $"{{\"p\":{{\"x\":[{Join(values, _ => "1.5")}]}}}}";
    }

    [Fact]
    public async Task What_is_missing_is_looked_for_once() =>
        (await Matches(
            $"{{\"a\":{{\"x\":[9],{Join(100, n => $"\"m{n}\":[{{\"exists\":false}}]")}}}}}",
            $"{{\"a\":[{ManyObjects}]}}", maxLength: 4096)).ShouldBeFalse();

    [Fact]
    public void A_pattern_may_nest_as_deeply_as_its_length_lets_it()
    {
        var pattern = string.Concat(Enumerable.Repeat("{\"a\":", 680)) + "[1]" + new string('}', 680);

        EventPattern.Parse(pattern, 4096).Matches(JsonDocument.Parse("{\"a\":1}").RootElement).ShouldBeFalse();
        Should.Throw<InvalidEventPatternException>(() => EventPattern.Parse(pattern)).Message.ShouldBe("Event pattern is not valid. Reason: Pattern is longer than 2048 characters");
    }

    [Fact]
    public async Task A_name_with_many_dots_is_a_path_up_to_the_depth_that_a_pattern_has()
    {
        static string Path(int names, string value) => $"{{\"{string.Join('.', Enumerable.Repeat("a", names))}\":{value}}}";

        (await Matches(Path(1000, "[1]"), Path(1000, "1"))).ShouldBeTrue();
        (await Matches(Path(1000, "[1]"), Path(100_000, "1"))).ShouldBeFalse();
        (await Matches("""{"a":[{"exists":false}]}""", Path(100_000, "1"))).ShouldBeTrue();
        (await Should.ThrowAsync<InvalidEventPatternException>(() => Matches(Path(1001, "[1]"), "{}"))).Message.ShouldContain("Field has a path of more than 1000 names");
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_a_character()
    {
        var json = JsonDocument.Parse("""{"a\ud800":"\udc00x"}""").RootElement;

        EventPattern.Parse("""{"a\ud800":["\udc00x"]}""").Matches(json).ShouldBeTrue();
        EventPattern.Parse("""{"a\ud800":["\udc01x"]}""").Matches(json).ShouldBeFalse();
    }

    private static async Task<bool> Matches(string pattern, string json, int maxLength = EventPattern.MaxLength) =>
        await Task.Run(() => EventPattern.Parse(pattern, maxLength).Matches(JsonDocument.Parse(json, new() { MaxDepth = 256 }).RootElement))
            .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    private static string Join(int count, Func<int, string> part) => string.Join(',', Enumerable.Range(0, count).Select(part));
}
