namespace ScsLabs.Services.Logs;

/// <summary>Sets for how many days a log group keeps events.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterException. Source: CloudWatch Logs API Reference, PutRetentionPolicy.</remarks>
[Operation<LogsApi>]
public sealed record PutRetentionPolicy(
    [Wire("logGroupName"), Target<LogGroupRow>, Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")] string LogGroupName,
    [Wire("retentionInDays")] int RetentionInDays)
{
    private static readonly ImmutableArray<int> Days = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    /// <summary>Asks on the group.</summary>
    internal static IEnumerable<Ask> Asks(PutRetentionPolicy request, Reference<LogGroupRow> group) => [LogGroupRow.Ask("logs:PutRetentionPolicy", group)];

    /// <summary>Sets the days.</summary>
    internal static void Handle(PutRetentionPolicy request, LogGroupRow group, Draft draft) => Set(
        group, Days.Contains(request.RetentionInDays) ? request.RetentionInDays : throw LogsErrors.Invalid($"Invalid retention value. Valid values are: [{string.Join(", ", Days)}]"), draft);

    /// <summary>Has a group and its streams keep events for some days; null for ever.</summary>
    internal static void Set(LogGroupRow group, int? days, Draft draft)
    {
        draft.Put(group with { RetentionInDays = days });
        foreach (var stream in draft.All<LogStreamRow>(group.Streams).ToList())
        {
            draft.Put(stream with { RetentionInDays = days });
        }
    }
}
