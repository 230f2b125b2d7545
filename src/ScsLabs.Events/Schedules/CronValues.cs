namespace ScsLabs.Events.Schedules;

/// <summary>The values that a field of a cron expression names.</summary>
internal sealed class CronValues(IEnumerable<int> values)
{
    private readonly int[] values = [.. values.Distinct().Order()];

    /// <summary>The values, ascending.</summary>
    public IReadOnlyList<int> All => values;

    /// <summary>The first value that isn't smaller; null for none.</summary>
    public int? From(int least)
    {
        var at = Array.BinarySearch(values, least);
        at = at < 0 ? ~at : at;
        return at < values.Length ? values[at] : null;
    }
}
