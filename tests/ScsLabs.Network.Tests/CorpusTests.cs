namespace ScsLabs.Network.Tests;

public sealed class CorpusTests
{
    public static TheoryData<string> Ids => [.. Corpus.Cases.Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_engine_decides_as_AWS_does(string id)
    {
        var expected = Corpus.Cases.Single(c => c.Id == id);

        var analysis = Tracer.Trace(expected.Network, expected.Flow);

        analysis.Obstacles.Select(Show).ShouldBe(expected.Obstacles);
        if (expected.Way is not null)
        {
            string.Join(' ', analysis.Forward.Select(hop => hop.ComponentId)).ShouldBe(expected.Way);
        }

        if (expected.Back is not null)
        {
            string.Join(' ', analysis.Return.Select(hop => hop.ComponentId)).ShouldBe(expected.Back);
        }
    }

    [Fact]
    public void Every_case_has_an_id_of_its_own_a_source_and_a_date()
    {
        Corpus.Cases.Select(c => c.Id).ShouldBeUnique(StringComparer.Ordinal);
        Corpus.Cases.ShouldAllBe(c => c.Source != null && c.Date != null);
    }

    [Fact]
    public void Every_theme_has_paths_that_are_found_and_paths_that_are_not()
    {
        foreach (var theme in Corpus.Cases.GroupBy(c => c.Theme, StringComparer.Ordinal))
        {
            theme.ShouldContain(c => c.Obstacles.Count == 0, theme.Key);
            theme.ShouldContain(c => c.Obstacles.Count > 0, theme.Key);
        }
    }

    /// <summary>The facts 66 to 70 are those about networks.</summary>
    [Fact]
    public void Every_fact_about_networks_is_held_by_a_case() =>
        Enumerable.Range(66, 5).Except(Corpus.Cases.SelectMany(c => c.Facts)).ShouldBeEmpty();

    [Fact]
    public void There_are_at_least_220_cases() => Corpus.Cases.Count.ShouldBeGreaterThanOrEqualTo(220);

    private static string Show(Obstacle obstacle) =>
        string.Join(' ', [obstacle.Code, obstacle.ComponentId, .. obstacle.IsEgress switch { true => ["egress"], false => ["ingress"], null => (string[])[] }, .. obstacle.Direction == Direction.Return ? (string[])["return"] : []]);
}
