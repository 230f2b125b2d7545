namespace ScsLabs.Services.Logs;

/// <summary>Creates a log stream in a log group.</summary>
/// <remarks>Errors: ResourceAlreadyExistsException, ResourceNotFoundException, InvalidParameterException. Source: CloudWatch Logs API Reference, CreateLogStream.</remarks>
[Operation<LogsApi>]
public sealed record CreateLogStream(
    [Wire("logGroupName"), Target<LogGroupRow>, Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")] string LogGroupName,
    [Wire("logStreamName"), Length(1, 512), Pattern("[^:*]*")] string LogStreamName)
{
    /// <summary>Asks on the stream.</summary>
    internal static IEnumerable<Ask> Asks(CreateLogStream request, Reference<LogGroupRow> group) => [LogGroupRow.Ask("logs:CreateLogStream", group, request.LogStreamName)];

    /// <summary>Creates the stream.</summary>
    internal static void Handle(CreateLogStream request, LogGroupRow group, Call call, Draft draft)
    {
        if (LogStreamRow.Find(group, request.LogStreamName, draft) is not null)
        {
            throw LogsErrors.StreamExists();
        }

        draft.Put(group with { StreamsMade = group.StreamsMade + 1 });
        draft.Put(new LogStreamRow { Place = group.Streams, Name = request.LogStreamName, Number = group.StreamsMade, CreatedAt = call.Timestamp, RetentionInDays = group.RetentionInDays });
    }
}
