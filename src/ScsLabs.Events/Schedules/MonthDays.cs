using System.Runtime.InteropServices;

namespace ScsLabs.Events.Schedules;

/// <summary>The days of one month.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MonthDays(int Year, int Month)
{
    /// <summary>The number of days, and the last day.</summary>
    public int Count => DateTime.DaysInMonth(Year, Month);

    /// <summary>All days of the month that are a day of the week, from 1 for Sunday to 7.</summary>
    public IEnumerable<int> Each(int dayOfWeek)
    {
        var count = Count;
        for (var day = (dayOfWeek - WeekdayOf(1) + 7) % 7 + 1; day <= count; day += 7)
        {
            yield return day;
        }
    }

    /// <summary>The day from Monday to Friday that is nearest to a day, in the same month.</summary>
    public int NearestWeekday(int day) => WeekdayOf(day) switch
    {
        7 => day == 1 ? 3 : day - 1,
        1 => day == Count ? day - 2 : day + 1,
        _ => day,
    };

    private int WeekdayOf(int day) => (int)new DateOnly(Year, Month, day).DayOfWeek + 1;
}
