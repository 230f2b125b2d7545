namespace ScsLabs.Events.Schedules;

/// <summary>The days that the two fields for days name, of which one is <c>?</c>.</summary>
/// <remarks>Source: EventBridge User Guide, eb-scheduled-rule-pattern.</remarks>
internal sealed class CronDays
{
    private const string Any = "?";

    private readonly IReadOnlyList<Func<MonthDays, IEnumerable<int>>> parts;

    private CronDays(IReadOnlyList<Func<MonthDays, IEnumerable<int>>> parts) => this.parts = parts;

    /// <summary>Parses the fields; null where they aren't valid.</summary>
    public static CronDays? Parse(string dayOfMonth, string dayOfWeek)
    {
        if ((dayOfMonth == Any) == (dayOfWeek == Any))
        {
            return null;
        }

        var field = dayOfMonth == Any ? dayOfWeek : dayOfMonth;
        var list = field.Split(',');
        if (list.Length > 1 && field.Contains('#', StringComparison.Ordinal))
        {
            return null;
        }

        var read = list.Select(part => dayOfMonth == Any ? PartOfWeek(part) : PartOfMonth(part)).ToList();
        return read.Contains(null) ? null : new(read!);
    }

    /// <summary>The days of a month, as bits: the first day is bit 1.</summary>
    public uint Of(int year, int month)
    {
        var days = new MonthDays(year, month);
        return parts.SelectMany(part => part(days)).Where(day => day >= 1 && day <= days.Count).Aggregate(0u, (bits, day) => bits | (1u << day));
    }

    private static Func<MonthDays, IEnumerable<int>>? PartOfMonth(string part) => part.ToUpperInvariant() switch
    {
        "L" => month => [month.Count],
        "LW" => month => [month.NearestWeekday(month.Count)],
        [.. var day, 'W'] => CronField.DaysOfMonth.Value(day) is { } value ? month => value <= month.Count ? [month.NearestWeekday(value)] : [] : null,
        _ => CronField.DaysOfMonth.Part(part)?.ToArray() is { } values ? _ => values : null,
    };

    private static Func<MonthDays, IEnumerable<int>>? PartOfWeek(string part)
    {
        if (part.ToUpperInvariant() is [.. var day, 'L'])
        {
            // Alone, it is the last day of the week: Saturday.
            return day.Length == 0 ? month => month.Each(7) : CronField.DaysOfWeek.Value(day) is { } value ? month => [month.Each(value).Last()] : null;
        }

        if (part.Split('#') is [var weekday, var number])
        {
            return CronField.DaysOfWeek.Value(weekday) is { } value && number is [>= '1' and <= '5'] ? month => month.Each(value).Skip(number[0] - '1').Take(1) : null;
        }

        return CronField.DaysOfWeek.Part(part)?.ToArray() is { } values ? month => values.SelectMany(month.Each) : null;
    }
}
