namespace ScsLabs.Services.Logs;

/// <summary>Reads the events of a log stream in the order of time, forwards or backwards.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterException. Source: CloudWatch Logs API Reference, GetLogEvents.</remarks>
[Operation<LogsApi>]
public sealed record GetLogEvents(
    [Wire("logStreamName"), Length(1, 512), Pattern("[^:*]*")] string LogStreamName,
    [Wire("logGroupName"), Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")] string? LogGroupName = null,
    [Wire("logGroupIdentifier"), Length(1, 2048), Pattern(@"[\w#+=/:,.@-]*")] string? LogGroupIdentifier = null)
{
    /// <summary>The time, in milliseconds, from which events are read; null for all.</summary>
    [Wire("startTime"), Range(0, long.MaxValue)] public long? StartTime { get; init; }

    /// <summary>The time, in milliseconds, before which events are read; null for all.</summary>
    [Wire("endTime"), Range(0, long.MaxValue)] public long? EndTime { get; init; }

    /// <summary>The token of another page, which tells the direction; null for none.</summary>
    [Wire("nextToken"), Length(1, int.MaxValue)] public string? NextToken { get; init; }

    /// <summary>The maximum number of events; null for 10,000.</summary>
    [Wire("limit"), Range(1, 10_000)] public int? Limit { get; init; }

    /// <summary>Whether the first page has the oldest events; without it it has the newest.</summary>
    [Wire("startFromHead")] public bool? StartFromHead { get; init; }

    /// <summary>Whether masked data are shown, which needs a permission. Nothing is masked here.</summary>
    [Wire("unmask")] public bool? Unmask { get; init; }

    /// <summary>A page of the events, and the tokens for what follows and precedes it. At an end that is the request's token.</summary>
    public sealed record Result(
        [Wire("events")] IReadOnlyList<OutputLogEvent> Events,
        [Wire("nextForwardToken")] string NextForwardToken,
        [Wire("nextBackwardToken")] string NextBackwardToken);

    /// <summary>Asks on the stream, and on the group to unmask.</summary>
    internal static IEnumerable<Ask> Asks(GetLogEvents request, Call call)
    {
        var group = LogGroupRow.Of(request.LogGroupName, request.LogGroupIdentifier, call);
        return [LogGroupRow.Ask("logs:GetLogEvents", group, request.LogStreamName), .. EventPage.Unmask(request.Unmask, group)];
    }

    /// <summary>Reads the events.</summary>
    internal static Result Handle(GetLogEvents request, Call call)
    {
        var group = LogGroupRow.Of(request.LogGroupName, request.LogGroupIdentifier, call).OrNotFound(call);
        var stream = LogStreamRow.Find(group, request.LogStreamName, call.View) ?? throw LogsErrors.NoSuchStream();
        var token = EventToken.Parse(request.NextToken);
        var (first, end) = (EventIds.First(Math.Max(request.StartTime ?? 0, stream.ShownFrom(call.Now))), request.EndTime is { } time ? EventIds.First(time) : null);
        var isForward = token?.IsForward ?? request.StartFromHead == true;

        var found = isForward
            ? Forwards(stream, token is { } after ? EventIds.Later(first, EventIds.Beside(after.Id, 1)) : first, call.View).TakeWhile(one => end is null || string.CompareOrdinal(one.Id, end) < 0)
            : Backwards(stream, token is { } before ? Earlier(end, before.Id) : end, call.View).TakeWhile(one => string.CompareOrdinal(one.Id, first) >= 0);
        var page = EventPage.Of(found, request.Limit);
        if (!isForward)
        {
            page.Reverse();
        }

        var (forward, backward) = page is [var oldest, ..] ? (new EventToken(true, page[^1].Id), new EventToken(false, oldest.Id))
            : token is { } given ? given.AtAnEnd()
            : (new EventToken(true, EventIds.Beside(first, -1)), new(false, first));
        return new([.. page.Select(static one => new OutputLogEvent(one.Timestamp, one.Message, one.IngestedAt))], forward.ToString(), backward.ToString());
    }

    private static IEnumerable<LogEventRow> Forwards(LogStreamRow stream, string from, WorldView view) => view.From<LogEventRow>(stream.Events, from);

    private static IEnumerable<LogEventRow> Backwards(LogStreamRow stream, string? before, WorldView view) => view.Before<LogEventRow>(stream.Events, before);

    private static string Earlier(string? one, string other) => one is not null && string.CompareOrdinal(one, other) < 0 ? one : other;
}

/// <summary>An event in an answer: its time and that at which it was put, in milliseconds, and its message.</summary>
public sealed record OutputLogEvent(
    [Wire("timestamp")] long Timestamp,
    [Wire("message")] string Message,
    [Wire("ingestionTime")] long IngestionTime);
