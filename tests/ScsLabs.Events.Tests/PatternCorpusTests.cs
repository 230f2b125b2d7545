using System.Text.Json;
using ScsLabs.Events.Patterns;

namespace ScsLabs.Events.Tests;

public sealed class PatternCorpusTests
{
    public static TheoryData<string> Ids => [.. PatternCorpus.Cases.Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_pattern_does_what_AWS_does(string id)
    {
        var expected = PatternCorpus.Cases.Single(c => c.Id == id);
        if (expected.Refused is not null)
        {
            var message = Should.Throw<InvalidEventPatternException>(() => EventPattern.Parse(expected.Pattern)).Message;
            (expected.Refused.Contains("\n at ", StringComparison.Ordinal) ? message : message.Split("\n at ")[0]).ShouldBe($"Event pattern is not valid. Reason: {expected.Refused}");
            return;
        }

        using var json = JsonDocument.Parse(expected.Event!);
        var pattern = EventPattern.Parse(expected.Pattern);

        pattern.Matches(json.RootElement).ShouldBe(expected.Matches!.Value);
        new PatternSet([pattern]).Matching(json.RootElement).Count.ShouldBe(expected.Matches.Value ? 1 : 0);
    }

    [Fact]
    public void Every_case_has_an_id_of_its_own_a_source_and_a_date()
    {
        PatternCorpus.Cases.Select(c => c.Id).ShouldBeUnique(StringComparer.Ordinal);
        PatternCorpus.Cases.ShouldAllBe(c => c.Source != null && c.Date != null && (c.Refused == null) == (c.Matches != null));
    }

    [Fact]
    public void Every_theme_has_events_that_match_and_events_that_do_not()
    {
        foreach (var theme in PatternCorpus.Cases.Where(c => c.Theme != "malformed").GroupBy(c => c.Theme, StringComparer.Ordinal))
        {
            theme.ShouldContain(c => c.Matches == true, theme.Key);
            theme.ShouldContain(c => c.Matches == false, theme.Key);
        }
    }

    [Fact]
    public void There_are_at_least_250_cases() => PatternCorpus.Cases.Count.ShouldBeGreaterThanOrEqualTo(250);
}
