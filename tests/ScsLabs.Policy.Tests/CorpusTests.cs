using System.Text.Json.Nodes;

namespace ScsLabs.Policy.Tests;

public sealed class CorpusTests
{
    public static TheoryData<string, string> Ids => [.. Corpus.Cases.Select(c => (c.Theme, c.Id))];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_engine_decides_as_AWS_does(string theme, string id)
    {
        var expected = Corpus.Cases.Single(c => c.Theme == theme && c.Id == id);

        var line = Decide.Answer(expected.Question);

        var answer = JsonNode.Parse(line)!;
        ((string?)answer["decision"]).ShouldBe(expected.Expect, line);
        if (expected.DecidedBy is not null)
        {
            ((string?)answer["decidedBy"]).ShouldBe(expected.DecidedBy, line);
        }

        if (expected.Because is not null)
        {
            ((string?)answer["because"]).ShouldBe(expected.Because);
        }
    }

    [Fact]
    public void Every_case_has_an_id_of_its_own_a_source_and_a_date()
    {
        Corpus.Cases.Select(c => c.Id).ShouldBeUnique(StringComparer.Ordinal);
        Corpus.Cases.ShouldAllBe(c => c.Source != null && c.Date != null);
    }

    /// <summary>Of the facts 57 to 65, those about S3, 58 is about calls only.</summary>
    [Fact]
    public void Every_fact_about_policies_is_held_by_a_case() =>
        Enumerable.Range(1, 65).Except([58]).Except(Corpus.Cases.SelectMany(c => c.Facts)).ShouldBeEmpty();

    [Fact]
    public void Every_theme_has_cases_that_are_allowed_and_cases_that_are_refused()
    {
        foreach (var theme in Corpus.Cases.GroupBy(c => c.Theme, StringComparer.Ordinal))
        {
            theme.ShouldContain(c => c.Expect == "Allowed", theme.Key);
            theme.ShouldContain(c => c.Expect != "Allowed", theme.Key);
        }
    }

    /// <summary>Some cases about public policies have two reasons to be refused, and say which is named: those are left out.</summary>
    [Fact]
    public void Every_refusal_under_access_control_lists_and_Block_Public_Access_is_one_change_away_from_what_is_allowed()
    {
        var about = Corpus.Cases.Where(c => c.Theme.StartsWith("s3-", StringComparison.Ordinal)).ToList();
        var allowed = about.Where(c => c.Expect == "Allowed").Select(Question).ToList();
        var refused = about.Where(c => c.Expect != "Allowed" && (c.Theme != "s3-public-access" || c.DecidedBy == "BlockPublicAccess"));

        refused.Where(c => !allowed.Any(other => Differences(Question(c), other) == 1)).Select(c => c.Id).ShouldBeEmpty();

        static JsonObject Question(CorpusCase c) => JsonNode.Parse(c.Question)!.AsObject();

        static int Differences(JsonObject one, JsonObject other) =>
            one.Concat(other).Select(member => member.Key).Distinct(StringComparer.Ordinal).Count(name => name != "id" && !JsonNode.DeepEquals(one[name], other[name]));
    }

    [Fact]
    public void There_are_at_least_250_cases() => Corpus.Cases.Count.ShouldBeGreaterThanOrEqualTo(250);
}
