namespace ScsLabs.Services.Logs;

/// <summary>Puts a batch of events into a log stream. Events that are too old or too new are left out, and the answer tells which.</summary>
/// <remarks>
/// Errors: ResourceNotFoundException, InvalidParameterException. A sequence token is taken and not looked at, as on AWS; entities aren't emulated.
/// Source: CloudWatch Logs API Reference, PutLogEvents.
/// </remarks>
[Operation<LogsApi>]
public sealed record PutLogEvents(
    [Wire("logGroupName"), Target<LogGroupRow>, Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")] string LogGroupName,
    [Wire("logStreamName"), Length(1, 512), Pattern("[^:*]*")] string LogStreamName,
    [Wire("logEvents"), Length(1, PutLogEvents.MostEvents)] IReadOnlyList<InputLogEvent> LogEvents,
    [Wire("sequenceToken"), Length(1, int.MaxValue)] string? SequenceToken = null)
{
    /// <summary>The maximum number of events of a batch, and their maximum size in bytes.</summary>
    internal const int MostEvents = 10_000, MostBytes = 1_048_576;

    private static readonly TimeSpan Span = TimeSpan.FromHours(24);
    private static readonly TimeSpan Past = TimeSpan.FromDays(14);
    private static readonly TimeSpan Future = TimeSpan.FromHours(2);

    /// <summary>A token that nobody needs any more, and the events that were left out; null for none.</summary>
    public sealed record Result(
        [Wire("nextSequenceToken")] string NextSequenceToken,
        [Wire("rejectedLogEventsInfo")] RejectedLogEventsInfo? RejectedLogEventsInfo);

    /// <summary>Asks on the stream.</summary>
    internal static IEnumerable<Ask> Asks(PutLogEvents request, Reference<LogGroupRow> group) => [LogGroupRow.Ask("logs:PutLogEvents", group, request.LogStreamName)];

    /// <summary>Puts the events.</summary>
    internal static Result Handle(PutLogEvents request, LogGroupRow group, Call call, Draft draft)
    {
        var stream = LogStreamRow.Find(group, request.LogStreamName, draft) ?? throw LogsErrors.NoSuchStream();
        var events = request.LogEvents;
        RequireForm(events);

        var (now, shown) = (call.Now, stream.ShownFrom(call.Now));
        var (old, late) = ((now - Past).ToUnixTimeMilliseconds(), (now + Future).ToUnixTimeMilliseconds());
        var (expired, tooOld, tooNew) = (events.Count(one => one.Timestamp < shown), events.Count(one => one.Timestamp < old), events.Count(one => one.Timestamp > late));
        var rejected = expired + tooOld + tooNew == 0 ? null : new RejectedLogEventsInfo(
            TooNewLogEventStartIndex: tooNew > 0 ? events.Count - tooNew : null, TooOldLogEventEndIndex: tooOld > 0 ? tooOld : null, ExpiredLogEventEndIndex: expired > 0 ? expired : null);
        var (from, to) = (Math.Max(expired, tooOld), events.Count - tooNew);
        if (from < to)
        {
            if (events[to - 1].Timestamp - events[from].Timestamp > Span.TotalMilliseconds)
            {
                throw LogsErrors.Invalid("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
            }

            stream = Put([.. events.Skip(from).Take(to - from)], stream, call, draft);
        }

        return new(EventIds.SequenceToken(stream), rejected);
    }

    private static void RequireForm(IReadOnlyList<InputLogEvent> events)
    {
        if (events.Zip(events.Skip(1)).Any(static pair => pair.First.Timestamp > pair.Second.Timestamp))
        {
            throw LogsErrors.Invalid("Log events in a single PutLogEvents request must be in chronological order.");
        }

        if (events.Sum(static one => (long)LogEventRow.SizeOf(one.Message)) is var size and > MostBytes)
        {
            throw LogsErrors.Invalid($"Upload too large: {size} bytes exceeds limit of {MostBytes}");
        }
    }

    private static LogStreamRow Put(IReadOnlyList<InputLogEvent> events, LogStreamRow stream, Call call, Draft draft)
    {
        var now = call.Now.ToUnixTimeMilliseconds();
        var (number, bytes) = (stream.EventsPut, stream.Bytes);
        foreach (var one in events)
        {
            var row = new LogEventRow
            {
                Place = stream.Events,
                Id = EventIds.Of(one.Timestamp, now, stream.Number, number++),
                Timestamp = one.Timestamp,
                IngestedAt = now,
                Message = one.Message,
            };
            draft.Put(row);
            bytes += row.Size;
        }

        var changed = stream with { EventsPut = number, Bytes = bytes, Newest = Math.Max(stream.Newest ?? 0, events[^1].Timestamp), IngestedAt = now };
        stream.Put(changed, draft);
        return changed;
    }
}

/// <summary>An event to put: its time in milliseconds, and its message.</summary>
public sealed record InputLogEvent(
    [Wire("timestamp"), Range(0, long.MaxValue)] long Timestamp,
    [Wire("message"), Length(1, int.MaxValue)] string Message);

/// <summary>The events that were left out: from an index on the too new ones, and up to an index (exclusive) the too old ones and those older than the retention.</summary>
public sealed record RejectedLogEventsInfo(
    [Wire("tooNewLogEventStartIndex")] int? TooNewLogEventStartIndex,
    [Wire("tooOldLogEventEndIndex")] int? TooOldLogEventEndIndex,
    [Wire("expiredLogEventEndIndex")] int? ExpiredLogEventEndIndex);
