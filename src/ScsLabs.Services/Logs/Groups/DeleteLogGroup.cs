namespace ScsLabs.Services.Logs;

/// <summary>Deletes a log group with its streams and their events.</summary>
/// <remarks>Errors: ResourceNotFoundException. Source: CloudWatch Logs API Reference, DeleteLogGroup.</remarks>
[Operation<LogsApi>]
public sealed record DeleteLogGroup([Wire("logGroupName"), Target<LogGroupRow>, Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")] string LogGroupName)
{
    /// <summary>Asks on the group.</summary>
    internal static IEnumerable<Ask> Asks(DeleteLogGroup request, Reference<LogGroupRow> group) => [LogGroupRow.Ask("logs:DeleteLogGroup", group)];

    /// <summary>Deletes the group.</summary>
    internal static void Handle(DeleteLogGroup request, LogGroupRow group, Draft draft)
    {
        foreach (var stream in draft.All<LogStreamRow>(group.Streams).ToList())
        {
            stream.Remove(draft);
        }

        draft.Remove(group);
    }
}
