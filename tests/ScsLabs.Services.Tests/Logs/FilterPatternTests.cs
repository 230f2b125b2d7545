using System.Diagnostics;
using System.Text.Json;
using ScsLabs.Services.Logs;

namespace ScsLabs.Services.Tests.Logs;

/// <summary>Filter patterns against tests/corpus/logs.</summary>
public sealed class FilterPatternTests
{
    private static readonly IReadOnlyList<JsonElement> Cases =
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "corpus", "logs"), "*.json").Order(StringComparer.Ordinal)
            .SelectMany(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.EnumerateArray()),
    ];

    public static TheoryData<string> Ids => [.. Cases.Select(IdOf)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_pattern_does_what_AWS_does(string id)
    {
        var expected = Cases.Single(one => IdOf(one) == id);
        var pattern = expected.GetProperty("pattern").GetString()!;
        if (expected.TryGetProperty("refused", out var refused))
        {
            Should.Throw<InvalidFilterPatternException>(() => FilterPattern.Parse(pattern)).Message.ShouldBe(refused.GetString());
            return;
        }

        FilterPattern.Parse(pattern).Matches(expected.GetProperty("message").GetString()!).ShouldBe(expected.GetProperty("matches").GetBoolean());
    }

    [Fact]
    public void Every_case_has_an_id_of_its_own_a_source_and_a_date_and_there_are_at_least_100()
    {
        Cases.Select(IdOf).ShouldBeUnique(StringComparer.Ordinal);
        Cases.ShouldAllBe(one => one.GetProperty("source").GetString() != "" && one.GetProperty("date").GetString() != "");
        Cases.Count.ShouldBeGreaterThanOrEqualTo(100);
    }

    /// <summary>The longest patterns on the largest message of their worst kind. Backtracking would take longer than the universe is old.</summary>
    [Theory]
    [InlineData("%a*a*a*a*a*a*a*a*a*a*b$%", "a", "")]
    [InlineData("%[a-z]{1,1000}[a-z]{1,900}[0-9]%", "a", "")]
    [InlineData("{ $.a = %a*a*a*a*b$% }", "a", "json")]
    [InlineData("[..., a=%a*a*a*a*b$%, b]", "a", "")]
    [InlineData("{ $.list[*].a = 1 }", "{\"b\":1},", "list")]
    public void A_large_message_is_matched_in_bounded_time(string pattern, string part, string form)
    {
        var many = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));
        var message = form switch
        {
            "json" => $$"""{"a":"{{many}}"}""",
            "list" => $$"""{"list":[{{many}}{}]}""",
            _ => many,
        };

        var started = Stopwatch.GetTimestamp();
        FilterPattern.Parse(pattern).Matches(message).ShouldBeFalse();

        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Any_text_is_a_pattern_or_is_refused()
    {
        // Each beginning of each pattern, and each pattern with one character more.
        foreach (var pattern in Cases.Select(one => one.GetProperty("pattern").GetString()!))
        {
            for (var length = 0; length <= pattern.Length; length++)
            {
                Try(pattern[..length]);
                foreach (var letter in "{}[]()\"%*.$&|=<-?\\ a0\0")
                {
                    Try(pattern[..length] + letter + pattern[length..]);
                }
            }
        }

        static void Try(string text)
        {
            try
            {
                FilterPattern.Parse(text).Matches("""{"a":[1,"b"]} [c] "d""");
            }
            catch (InvalidFilterPatternException)
            {
                // It is refused in AWS's words; any other exception fails the test.
            }
        }
    }

    private static string IdOf(JsonElement one) => one.GetProperty("id").GetString()!;
}
