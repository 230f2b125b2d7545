namespace ScsLabs.Services.Logs;

/// <summary>Searches the events of a log group, in the order of time over all its streams.</summary>
/// <remarks>
/// Errors: ResourceNotFoundException, InvalidParameterException. A request searches a bounded number of events, so a page may be empty and still have a token.
/// Source: CloudWatch Logs API Reference, FilterLogEvents.
/// </remarks>
[Operation<LogsApi>]
public sealed record FilterLogEvents(
    [Wire("logGroupName"), Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")] string? LogGroupName = null,
    [Wire("logGroupIdentifier"), Length(1, 2048), Pattern(@"[\w#+=/:,.@-]*")] string? LogGroupIdentifier = null)
{
    /// <summary>The maximum number of events that one request searches.</summary>
    private const int MostSearched = 20_000;

    /// <summary>The maximum size of the events that one request searches, in bytes.</summary>
    private const long MostBytesSearched = 8 * 1024 * 1024;

    /// <summary>The streams that are searched; null for all.</summary>
    [Wire("logStreamNames"), Length(1, 100), Items(1, 512, Pattern = "[^:*]*")] public IReadOnlyList<string>? LogStreamNames { get; init; }

    /// <summary>What the names of the streams that are searched begin with; null for anything.</summary>
    [Wire("logStreamNamePrefix"), Length(1, 512), Pattern("[^:*]*")] public string? LogStreamNamePrefix { get; init; }

    /// <summary>The time, in milliseconds, from which events are searched; null for all.</summary>
    [Wire("startTime"), Range(0, long.MaxValue)] public long? StartTime { get; init; }

    /// <summary>The time, in milliseconds, up to which events are searched; null for all.</summary>
    [Wire("endTime"), Range(0, long.MaxValue)] public long? EndTime { get; init; }

    /// <summary>The pattern that events must match; null for any.</summary>
    [Wire("filterPattern"), Length(0, 1024)] public string? FilterPattern { get; init; }

    /// <summary>The token of the page before; null for the first page.</summary>
    [Wire("nextToken"), Length(1, int.MaxValue)] public string? NextToken { get; init; }

    /// <summary>The maximum number of events; null for 10,000.</summary>
    [Wire("limit"), Range(1, 10_000)] public int? Limit { get; init; }

    /// <summary>Ignored, as by AWS: the events of all streams always stand in the order of time.</summary>
    [Wire("interleaved")] public bool? Interleaved { get; init; }

    /// <summary>Whether masked data are shown, which needs a permission. Nothing is masked here.</summary>
    [Wire("unmask")] public bool? Unmask { get; init; }

    /// <summary>A page of the events that match. The list of streams that were searched is always empty, as AWS's is.</summary>
    public sealed record Result(
        [Wire("events")] IReadOnlyList<FilteredLogEvent> Events,
        [Wire("searchedLogStreams")] IReadOnlyList<SearchedLogStream> SearchedLogStreams,
        [Wire("nextToken")] string? NextToken);

    /// <summary>Asks on the group, also to unmask.</summary>
    internal static IEnumerable<Ask> Asks(FilterLogEvents request, Call call)
    {
        var group = LogGroupRow.Of(request.LogGroupName, request.LogGroupIdentifier, call);
        return [LogGroupRow.Ask("logs:FilterLogEvents", group), .. EventPage.Unmask(request.Unmask, group)];
    }

    /// <summary>Searches the events.</summary>
    internal static Result Handle(FilterLogEvents request, Call call)
    {
        var group = LogGroupRow.Of(request.LogGroupName, request.LogGroupIdentifier, call).OrNotFound(call);
        var pattern = Read(request.FilterPattern);
        var first = EventIds.First(Math.Max(request.StartTime ?? 0, Shown(group, call)));
        var from = request.NextToken is { } token ? EventIds.Later(first, EventIds.Beside(LastOf(token, call), 1)) : first;
        var streams = Streams(request, group, call.View);
        var end = request.EndTime is { } time && time < long.MaxValue ? EventIds.First(time + 1) : null;

        var (found, bytes, searched, bytesSearched) = (new List<FilteredLogEvent>(), 0L, 0, 0L);
        string? before = null;
        foreach (var (stream, one) in MergedStreams.From(streams, from, call.View).TakeWhile(next => end is null || string.CompareOrdinal(next.Event.Id, end) < 0))
        {
            var matches = pattern.Matches(one.Message);
            if (before is not null && (found.Count == (request.Limit ?? EventPage.Most) || searched == MostSearched || bytesSearched > MostBytesSearched || (matches && bytes + one.Size > EventPage.MostBytes)))
            {
                return new(found, [], Page.TokenOf(before, call));
            }

            if (matches)
            {
                found.Add(new(stream.Name, one.Timestamp, one.Message, one.IngestedAt, one.Id));
                bytes += one.Size;
            }

            (before, searched, bytesSearched) = (one.Id, searched + 1, bytesSearched + one.Size);
        }

        return new(found, [], null);
    }

    private static long Shown(LogGroupRow group, Call call) => group.RetentionInDays is { } days ? call.Now.AddDays(-days).ToUnixTimeMilliseconds() : 0;

    private static string LastOf(string token, Call call) => Page.KeyOf(token, call) is { } id && EventIds.IsId(id) ? id : throw LogsErrors.InvalidNextToken();

    private static FilterPattern Read(string? pattern)
    {
        try
        {
            return Logs.FilterPattern.Parse(pattern ?? "");
        }
        catch (InvalidFilterPatternException malformed)
        {
            throw LogsErrors.Invalid(malformed.Message);
        }
    }

    private static IEnumerable<LogStreamRow> Streams(FilterLogEvents request, LogGroupRow group, WorldView view) => request switch
    {
        { LogStreamNames: not null, LogStreamNamePrefix: not null } => throw LogsErrors.Invalid("logStreamNamePrefix and logStreamNames are mutually exclusive parameters."),
        { LogStreamNames: { } names } => [.. names.Distinct(StringComparer.Ordinal).Select(name => LogStreamRow.Find(group, name, view) ?? throw LogsErrors.NoSuchStream())],
        { LogStreamNamePrefix: { } prefix } => Prefixed.From<LogStreamRow>(view, group.Streams, prefix, prefix),
        _ => view.All<LogStreamRow>(group.Streams),
    };
}

/// <summary>An event that matches.</summary>
public sealed record FilteredLogEvent(
    [Wire("logStreamName")] string LogStreamName,
    [Wire("timestamp")] long Timestamp,
    [Wire("message")] string Message,
    [Wire("ingestionTime")] long IngestionTime,
    [Wire("eventId")] string EventId);

/// <summary>A stream that was searched.</summary>
public sealed record SearchedLogStream(
    [Wire("logStreamName")] string LogStreamName,
    [Wire("searchedCompletely")] bool SearchedCompletely);
