using System.Globalization;
using ScsLabs.Events.Schedules;

namespace ScsLabs.Events.Tests.Laws;

public sealed class ScheduleLaws
{
    private static readonly Gen<DateTimeOffset> Time = Gen.Long[new DateTime(1990, 1, 1).Ticks, new DateTime(2150, 1, 1).Ticks].Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    private static readonly Gen<string> Cron = Gen.Select(
        Field(0, 59), Field(0, 23), Gen.OneOf(Field(1, 28), Gen.OneOf("L", "LW", "1W", "15W", "28W", "15,L")), Field(1, 12), Gen.OneOf(Field(1, 7), Gen.OneOf("L", "5L", "3#2", "6#4", "MON-FRI", "FRI-MON")), Gen.Bool,
        (minute, hour, day, month, weekday, byWeek) => $"cron({minute} {hour} {(byWeek ? "?" : day)} {month} {(byWeek ? weekday : "?")} *)");

    [Fact]
    public void Next_is_later_and_a_whole_minute() =>
        Gen.Select(Cron, Time).Sample((expression, after) => Schedule.Parse(expression).Next(after) is { } next && next > after && next.Ticks % TimeSpan.TicksPerMinute == 0 && next.Offset == TimeSpan.Zero, iter: Sampled.Usually);

    [Fact]
    public void Next_is_the_same_for_every_time_before_it_since_the_one_before() =>
        Gen.Select(Cron, Time, Gen.Double.Unit).Sample((expression, after, part) =>
        {
            var schedule = Schedule.Parse(expression);
            var next = schedule.Next(after)!.Value;
            return schedule.Next(after + (next - after - TimeSpan.FromTicks(1)) * part) == next && schedule.Next(next) > next;
        }, iter: Sampled.Usually);

    /// <summary>Goes from minute to minute and asks whether each is named: right by reading it, and slow.</summary>
    [Fact]
    public void Next_agrees_with_asking_every_minute() =>
        Gen.Select(Field(0, 59), Field(0, 23), Gen.Int[1, 7], Time).Sample((minute, hour, weekday, after) =>
        {
            var next = Schedule.Parse($"cron({minute} {hour} ? * {weekday} *)").Next(after);
            var at = after.AddTicks(-(after.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(1);
            while (!(Named(minute, 59).Contains(at.Minute) && Named(hour, 23).Contains(at.Hour) && (int)at.DayOfWeek == weekday - 1))
            {
                at = at.AddMinutes(1);
            }

            return next == at;
        }, iter: Sampled.Of(300));

    [Fact]
    public void A_rate_adds_its_period() =>
        Gen.Select(Gen.Int[2, 1000], Gen.OneOf("minutes", "hours", "days"), Time).Sample((count, unit, after) =>
            Schedule.Parse($"rate({count} {unit})").Next(after) == after + count * (unit switch { "minutes" => TimeSpan.FromMinutes(1), "hours" => TimeSpan.FromHours(1), _ => TimeSpan.FromDays(1) }), iter: Sampled.Usually);

    [Fact]
    public void Any_text_is_a_schedule_or_refused() =>
        Gen.Char["rateconcron() 0159*?,-/LW#MJAN"].Array[0, 24].Select(chars => new string(chars)).Sample(text =>
        {
            foreach (var expression in (string[])[text, $"cron({text})", $"rate({text})", $"cron(0 0 {text} * ? *)", $"cron(0 0 ? * {text} *)"])
            {
                try
                {
                    Schedule.Parse(expression).Next(DateTimeOffset.UnixEpoch);
                }
                catch (EventsValidationException e)
                {
                    e.Message.ShouldBe("Parameter ScheduleExpression is not valid.");
                }
            }
        }, iter: Sampled.Usually);

    private static Gen<string> Field(int least, int most) => Gen.Frequency(
        (1, Gen.Const("*")),
        (2, Gen.Int[least, most].Select(value => value.ToString(CultureInfo.InvariantCulture))),
        (1, Gen.Int[least, most].Array[2].Select(ends => $"{ends.Min()}-{ends.Max()}")),
        (1, Gen.Int[least, most].Array[1, 4].Select(values => string.Join(',', values))));

    private static IEnumerable<int> Named(string field, int most) => field.Split(',').SelectMany(part => part.Split('-') switch
    {
        ["*"] => Enumerable.Range(0, most + 1),
        [var one] => [int.Parse(one, CultureInfo.InvariantCulture)],
        var ends => Enumerable.Range(int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[1], CultureInfo.InvariantCulture) - int.Parse(ends[0], CultureInfo.InvariantCulture) + 1),
    });
}
