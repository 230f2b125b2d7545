namespace ScsLabs.Services.Logs;

/// <summary>Deletes a log stream with its events.</summary>
/// <remarks>Errors: ResourceNotFoundException. Source: CloudWatch Logs API Reference, DeleteLogStream.</remarks>
[Operation<LogsApi>]
public sealed record DeleteLogStream(
    [Wire("logGroupName"), Target<LogGroupRow>, Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")] string LogGroupName,
    [Wire("logStreamName"), Length(1, 512), Pattern("[^:*]*")] string LogStreamName)
{
    /// <summary>Asks on the stream.</summary>
    internal static IEnumerable<Ask> Asks(DeleteLogStream request, Reference<LogGroupRow> group) => [LogGroupRow.Ask("logs:DeleteLogStream", group, request.LogStreamName)];

    /// <summary>Deletes the stream.</summary>
    internal static void Handle(DeleteLogStream request, LogGroupRow group, Draft draft) =>
        (LogStreamRow.Find(group, request.LogStreamName, draft) ?? throw LogsErrors.NoSuchStream()).Remove(draft);
}
