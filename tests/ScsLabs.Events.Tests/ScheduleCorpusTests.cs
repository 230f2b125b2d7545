using System.Globalization;
using System.Text.Json;
using ScsLabs.Events.Schedules;

namespace ScsLabs.Events.Tests;

public sealed class ScheduleCorpusTests
{
    private static readonly IReadOnlyList<ScheduleCase> Cases = [.. CorpusFiles.Under("schedules").SelectMany(file => file.Items.Select(Case))];

    public static TheoryData<string> Ids => [.. Cases.Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_schedule_does_what_AWS_does(string id)
    {
        var expected = Cases.Single(c => c.Id == id);
        if (expected.Refused is not null)
        {
            Should.Throw<EventsValidationException>(() => Schedule.Parse(expected.Expression)).Message.ShouldBe(expected.Refused);
            return;
        }

        var schedule = Schedule.Parse(expected.Expression);
        var at = TimeOf(expected.After!);
        foreach (var next in expected.Next)
        {
            schedule.Next(at).ShouldBe(next is null ? null : TimeOf(next));
            at = next is null ? at : TimeOf(next);
        }
    }

    [Fact]
    public void Every_case_has_an_id_of_its_own_a_source_and_a_date()
    {
        Cases.Select(c => c.Id).ShouldBeUnique(StringComparer.Ordinal);
        Cases.ShouldAllBe(c => c.Source != null && c.Date != null && (c.Refused == null) == (c.Next.Count > 0));
    }

    [Fact]
    public void There_are_at_least_100_cases() => Cases.Count.ShouldBeGreaterThanOrEqualTo(100);

    private static DateTimeOffset TimeOf(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static ScheduleCase Case(JsonElement json) => new(
        json.GetProperty("id").GetString()!,
        json.GetProperty("expression").GetString()!,
        CorpusFiles.Optional(json, "after"),
        json.TryGetProperty("next", out var next) ? [.. next.EnumerateArray().Select(time => time.GetString())] : [],
        CorpusFiles.Optional(json, "refused"),
        CorpusFiles.Optional(json, "source"),
        CorpusFiles.Optional(json, "date"));

    /// <summary>A case: an expression, the times that follow one another after a time (null: none does), or that it is refused.</summary>
    private sealed record ScheduleCase(string Id, string Expression, string? After, IReadOnlyList<string?> Next, string? Refused, string? Source, string? Date);
}
