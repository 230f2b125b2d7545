namespace ScsLabs.Services.Logs;

/// <summary>Has a log group keep events for ever.</summary>
/// <remarks>Errors: ResourceNotFoundException. Source: CloudWatch Logs API Reference, DeleteRetentionPolicy.</remarks>
[Operation<LogsApi>]
public sealed record DeleteRetentionPolicy([Wire("logGroupName"), Target<LogGroupRow>, Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")] string LogGroupName)
{
    /// <summary>Asks on the group.</summary>
    internal static IEnumerable<Ask> Asks(DeleteRetentionPolicy request, Reference<LogGroupRow> group) => [LogGroupRow.Ask("logs:DeleteRetentionPolicy", group)];

    /// <summary>Removes the days.</summary>
    internal static void Handle(DeleteRetentionPolicy request, LogGroupRow group, Draft draft) => PutRetentionPolicy.Set(group, null, draft);
}
