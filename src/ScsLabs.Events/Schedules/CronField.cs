using System.Globalization;

namespace ScsLabs.Events.Schedules;

/// <summary>The plain parts of a field: values, names, ranges, steps and lists of them.</summary>
/// <param name="Least">The smallest value.</param>
/// <param name="Most">The largest value.</param>
/// <param name="Names">Names of the values, in order, in whatever case.</param>
/// <remarks>A range whose end is smaller goes round: <c>FRI-MON</c>. Years don't. Source: EventBridge User Guide, eb-scheduled-rule-pattern.</remarks>
internal sealed record CronField(int Least, int Most, params string[] Names)
{
    /// <summary>The last year that a cron expression can name.</summary>
    public const int LastYear = 2199;

    public static CronField Minutes { get; } = new(0, 59);

    public static CronField Hours { get; } = new(0, 23);

    public static CronField DaysOfMonth { get; } = new(1, 31);

    public static CronField Months { get; } = new(1, 12, "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    public static CronField DaysOfWeek { get; } = new(1, 7, "SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    public static CronField Years { get; } = new(1970, LastYear);

    /// <summary>Parses a list; null where it isn't valid.</summary>
    public CronValues? Parse(string text)
    {
        var values = new List<int>();
        foreach (var part in text.Split(','))
        {
            if (Part(part) is not { } some)
            {
                return null;
            }

            values.AddRange(some);
        }

        return new(values);
    }

    /// <summary>Parses one part of a list; null where it isn't valid.</summary>
    public IEnumerable<int>? Part(string part)
    {
        var slash = part.IndexOf('/', StringComparison.Ordinal);
        var step = 1;
        if (slash >= 0 && (Number(part[(slash + 1)..]) is not { } wanted || (step = wanted) == 0))
        {
            return null;
        }

        var range = slash < 0 ? part : part[..slash];
        return range.Split('-') switch
        {
            ["*"] => Steps(Least, Most, step),
            [var one] when Value(one) is { } value => Steps(value, slash < 0 ? value : Most, step),
            [var from, var to] when Value(from) is { } first && Value(to) is { } last && (first <= last || Least < Years.Least) => Steps(first, first <= last ? last : last + Most - Least + 1, step),
            _ => null,
        };
    }

    /// <summary>Parses one value; null where it isn't valid.</summary>
    public int? Value(string text)
    {
        var name = Array.FindIndex(Names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return name >= 0 ? Least + name : Number(text) is { } value && value >= Least && value <= Most ? value : null;
    }

    private static int? Number(string text) => text.Length <= 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private IEnumerable<int> Steps(int first, int last, int step)
    {
        for (var value = first; value <= last; value += step)
        {
            yield return value > Most ? value - (Most - Least + 1) : value;
        }
    }
}
