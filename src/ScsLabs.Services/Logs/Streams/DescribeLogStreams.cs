using System.Globalization;

namespace ScsLabs.Services.Logs;

/// <summary>Shows the streams of a log group, by name or by the time of their newest event.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterException. Source: CloudWatch Logs API Reference, DescribeLogStreams.</remarks>
[Operation<LogsApi>]
public sealed record DescribeLogStreams(
    [Wire("logGroupName"), Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")] string? LogGroupName = null,
    [Wire("logGroupIdentifier"), Length(1, 2048), Pattern(@"[\w#+=/:,.@-]*")] string? LogGroupIdentifier = null)
{
    /// <summary>What the names begin with; null for anything.</summary>
    [Wire("logStreamNamePrefix"), Length(1, 512), Pattern("[^:*]*")] public string? LogStreamNamePrefix { get; init; }

    /// <summary>The order; null for that of the names.</summary>
    [Wire("orderBy")] public OrderBy? OrderBy { get; init; }

    /// <summary>Whether the order is turned round.</summary>
    [Wire("descending")] public bool? Descending { get; init; }

    /// <summary>The token of the page before; null for the first page.</summary>
    [Wire("nextToken"), Length(1, int.MaxValue)] public string? NextToken { get; init; }

    /// <summary>The maximum number of items; null for 50.</summary>
    [Wire("limit"), Range(1, 50)] public int? Limit { get; init; }

    /// <summary>A page of the streams.</summary>
    public sealed record Result([Wire("logStreams")] IReadOnlyList<LogStream> LogStreams, [Wire("nextToken")] string? NextToken);

    /// <summary>Asks on the group.</summary>
    internal static IEnumerable<Ask> Asks(DescribeLogStreams request, Call call) =>
        [LogGroupRow.Ask("logs:DescribeLogStreams", LogGroupRow.Of(request.LogGroupName, request.LogGroupIdentifier, call))];

    /// <summary>Shows the streams.</summary>
    internal static Result Handle(DescribeLogStreams request, Call call)
    {
        var group = LogGroupRow.Of(request.LogGroupName, request.LogGroupIdentifier, call).OrNotFound(call);
        var (prefix, byTime, isDescending) = (request.LogStreamNamePrefix ?? "", request.OrderBy == Logs.OrderBy.LastEventTime, request.Descending == true);
        if (byTime && prefix.Length > 0)
        {
            throw LogsErrors.Invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }

        var page = !byTime && !isDescending
            ? Page.Of(from => Prefixed.From<LogStreamRow>(call.View, group.Streams, prefix, from), request.NextToken, request.Limit ?? DescribeLogGroups.PageSize, stream => stream.Name, LogsErrors.InvalidNextToken, call)
            : Sorted([.. Prefixed.From<LogStreamRow>(call.View, group.Streams, prefix, prefix)], request, byTime, isDescending, call);
        return new([.. page.Items.Select(stream => LogStream.Of(stream, group, call))], page.Next);
    }

    /// <summary>A page of streams in another order than that of their names. Its token holds the last one's place in the order, so that it needn't be there any more.</summary>
    private static Page<LogStreamRow> Sorted(List<LogStreamRow> streams, DescribeLogStreams request, bool byTime, bool isDescending, Call call)
    {
        string Key(LogStreamRow stream) => byTime ? string.Create(CultureInfo.InvariantCulture, $"{stream.Newest ?? 0:D20}{stream.Name}") : stream.Name;
        var sign = isDescending ? -1 : 1;
        var after = request.NextToken is { } token ? Page.KeyOf(token, call) ?? throw LogsErrors.InvalidNextToken() : null;
        var rest = streams.Select(stream => (Key: Key(stream), stream)).Where(one => after is null || sign * string.CompareOrdinal(one.Key, after) > 0).ToList();
        rest.Sort((one, other) => sign * string.CompareOrdinal(one.Key, other.Key));
        var size = request.Limit ?? DescribeLogGroups.PageSize;
        return new([.. rest.Take(size).Select(one => one.stream)], rest.Count > size ? Page.TokenOf(rest[size - 1].Key, call) : null);
    }
}

/// <summary>The order of log streams.</summary>
public enum OrderBy
{
    /// <summary>By name.</summary>
    LogStreamName,

    /// <summary>By the time of the newest event.</summary>
    LastEventTime,
}

/// <summary>A log stream in an answer.</summary>
/// <remarks>The size is always zero. Source: CloudWatch Logs API Reference, LogStream.</remarks>
public sealed record LogStream
{
    [Wire("logStreamName")] public required string LogStreamName { get; init; }

    [Wire("creationTime")] public required long CreationTime { get; init; }

    [Wire("firstEventTimestamp")] public long? FirstEventTimestamp { get; init; }

    [Wire("lastEventTimestamp")] public long? LastEventTimestamp { get; init; }

    [Wire("lastIngestionTime")] public long? LastIngestionTime { get; init; }

    [Wire("uploadSequenceToken")] public string? UploadSequenceToken { get; init; }

    [Wire("arn")] public required string Arn { get; init; }

    [Wire("storedBytes")] public required long StoredBytes { get; init; }

    /// <summary>Shows a stream.</summary>
    internal static LogStream Of(LogStreamRow stream, LogGroupRow group, Call call)
    {
        var from = stream.ShownFrom(call.Now);
        var first = call.View.From<LogEventRow>(stream.Events, EventIds.First(from)).FirstOrDefault();
        return new()
        {
            LogStreamName = stream.Name,
            CreationTime = stream.CreatedAt.ToUnixTimeMilliseconds(),
            FirstEventTimestamp = first?.Timestamp,
            LastEventTimestamp = first is null ? null : stream.Newest,
            LastIngestionTime = stream.IngestedAt,
            UploadSequenceToken = stream.EventsPut > 0 ? EventIds.SequenceToken(stream) : null,
            Arn = LogGroupRow.StreamArn(group.Arn, stream.Name),
            StoredBytes = 0,
        };
    }
}
