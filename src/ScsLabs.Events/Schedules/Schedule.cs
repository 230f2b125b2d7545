using System.Globalization;

namespace ScsLabs.Events.Schedules;

/// <summary>When a rule of EventBridge fires by itself: at a rate, or by a cron expression, in UTC.</summary>
/// <remarks><c>at(…)</c> belongs to EventBridge Scheduler and is refused. Source: EventBridge User Guide, eb-scheduled-rule-pattern.</remarks>
internal abstract class Schedule
{
    /// <summary>How long an expression may be, in characters. Source: the model of PutRule.</summary>
    public const int MaxLength = 256;

    /// <summary>Parses <c>rate(5 minutes)</c> or <c>cron(0 12 * * ? *)</c>.</summary>
    /// <exception cref="EventsValidationException">It isn't one; the message is AWS's.</exception>
    public static Schedule Parse(string expression)
    {
        Schedule? schedule = expression switch
        {
            { Length: > MaxLength } => null,
            ['r', 'a', 't', 'e', '(', .. var rate, ')'] => Rate(rate),
            ['c', 'r', 'o', 'n', '(', .. var fields, ')'] => CronSchedule.Parse(fields),
            _ => null,
        };

        return schedule ?? throw new EventsValidationException("Parameter ScheduleExpression is not valid.");
    }

    /// <summary>The first time later than a given one at which the rule fires; null where it never does.</summary>
    /// <param name="after">For a rate, when it fired last, or when the rule began to be enabled: rates have no other origin.</param>
    public abstract DateTimeOffset? Next(DateTimeOffset after);

    /// <summary>A number and a unit: singular for one, plural for more.</summary>
    private static RateSchedule? Rate(string rate)
    {
        if (rate.Split(' ') is not [var digits, var unit] || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
        {
            return null;
        }

        TimeSpan? one = (count, unit) switch
        {
            (1, "minute") or ( > 1, "minutes") => TimeSpan.FromMinutes(1),
            (1, "hour") or ( > 1, "hours") => TimeSpan.FromHours(1),
            (1, "day") or ( > 1, "days") => TimeSpan.FromDays(1),
            _ => null,
        };

        return one is { } length && count <= TimeSpan.MaxValue / length ? new(length * count) : null;
    }
}
