namespace ScsLabs.Events.Schedules;

/// <summary>Fires at the minutes that six fields name: minutes, hours, day of month, month, day of week, year.</summary>
/// <remarks>
/// Exactly one of the two fields for days must be <c>?</c>. Source: EventBridge User Guide, eb-scheduled-rule-pattern.
/// Bound: a search goes through the days of the years up to 2199 at most once, so that an expression for February 30 ends, too.
/// </remarks>
internal sealed class CronSchedule : Schedule
{
    private readonly CronValues minutes;
    private readonly CronValues hours;
    private readonly CronDays days;
    private readonly CronValues months;
    private readonly CronValues years;

    private CronSchedule(CronValues minutes, CronValues hours, CronDays days, CronValues months, CronValues years) =>
        (this.minutes, this.hours, this.days, this.months, this.years) = (minutes, hours, days, months, years);

    /// <summary>Parses the six fields; null where they aren't valid.</summary>
    public static CronSchedule? Parse(ReadOnlySpan<char> expression)
    {
        if (expression.Trim().Length != expression.Length || expression.ToString().Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is not [var minute, var hour, var dayOfMonth, var month, var dayOfWeek, var year])
        {
            return null;
        }

        return CronField.Minutes.Parse(minute) is { } minutes
            && CronField.Hours.Parse(hour) is { } hours
            && CronDays.Parse(dayOfMonth, dayOfWeek) is { } days
            && CronField.Months.Parse(month) is { } months
            && CronField.Years.Parse(year) is { } years
            ? new(minutes, hours, days, months, years)
            : null;
    }

    /// <inheritdoc />
    public override DateTimeOffset? Next(DateTimeOffset after)
    {
        var from = after.UtcDateTime;
        if (from.Year > CronField.LastYear)
        {
            return null;
        }

        from = from.AddTicks(-(from.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(1);
        for (var year = years.From(from.Year); year is not null; year = years.From(year.Value + 1))
        {
            for (var month = months.From(year > from.Year ? 1 : from.Month); month is not null; month = months.From(month.Value + 1))
            {
                var first = new DateTime(year.Value, month.Value, 1, 0, 0, 0, DateTimeKind.Utc);
                if (InMonth(first, from) is { } found)
                {
                    return new DateTimeOffset(found);
                }
            }
        }

        return null;
    }

    private DateTime? InMonth(DateTime first, DateTime from)
    {
        var named = days.Of(first.Year, first.Month);
        for (var day = first; day.Month == first.Month; day = day.AddDays(1))
        {
            if (day < from.Date || (named & (1u << day.Day)) == 0)
            {
                continue;
            }

            var isFirst = day == from.Date;
            for (var hour = hours.From(isFirst ? from.Hour : 0); hour is not null; hour = hours.From(hour.Value + 1))
            {
                if (minutes.From(isFirst && hour == from.Hour ? from.Minute : 0) is { } minute)
                {
                    return day.AddHours(hour.Value).AddMinutes(minute);
                }
            }
        }

        return null;
    }
}
