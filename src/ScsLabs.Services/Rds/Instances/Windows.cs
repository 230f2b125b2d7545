using System.Globalization;
using System.Text.RegularExpressions;

namespace ScsLabs.Services.Rds;

/// <summary>The times, in UTC, at which RDS maintains databases and backs them up.</summary>
internal static partial class Windows
{
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>The weekly time of maintenance where a request has none. AWS chooses one at random.</summary>
    public const string DefaultMaintenance = "sun:05:00-sun:05:30";

    /// <summary>The daily time of backups where a request has none. AWS chooses one at random.</summary>
    public const string DefaultBackup = "03:00-03:30";

    /// <summary>The maintenance window of a request, in lower case.</summary>
    /// <exception cref="AwsException">It isn't one.</exception>
    public static string Maintenance(string given) => Weekly().IsMatch(given.ToLowerInvariant())
        ? given.ToLowerInvariant()
        : throw RdsErrors.InvalidParameterValue($"Invalid maintenance window format: {given}. Should be specified as a range ddd:hh24:mi-ddd:hh24:mi (24H Clock UTC). Example: Sun:23:45-Mon:00:15");

    /// <summary>The backup window of a request.</summary>
    /// <exception cref="AwsException">It isn't one.</exception>
    public static string Backup(string given) => Daily().IsMatch(given)
        ? given
        : throw RdsErrors.InvalidParameterValue($"Invalid backup window format: {given}. Should be specified as a range hh24:mi-hh24:mi (24H Clock UTC). Example: 04:00-05:30");

    /// <summary>The next time after <paramref name="after"/> at which a maintenance window begins.</summary>
    public static DateTimeOffset NextStart(string window, DateTimeOffset after)
    {
        var start = window[..window.IndexOf('-', StringComparison.Ordinal)].Split(':');
        var within = TimeSpan.FromDays(Array.IndexOf(Days, start[0])) + new TimeSpan(int.Parse(start[1], CultureInfo.InvariantCulture), int.Parse(start[2], CultureInfo.InvariantCulture), 0);
        var sunday = new DateTimeOffset(after.UtcDateTime.Date, TimeSpan.Zero).AddDays(-(int)after.UtcDateTime.DayOfWeek);
        return sunday + within is var first && first > after ? first : first.AddDays(7);
    }

    [GeneratedRegex(@"^(sun|mon|tue|wed|thu|fri|sat):([01][0-9]|2[0-3]):[0-5][0-9]-(sun|mon|tue|wed|thu|fri|sat):([01][0-9]|2[0-3]):[0-5][0-9]\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Weekly();

    [GeneratedRegex(@"^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Daily();
}
