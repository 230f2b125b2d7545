namespace ScsLabs.Services.Logs;

/// <summary>Shows the log groups of the account in the Region, in the order of their names.</summary>
/// <remarks>Errors: InvalidParameterException. Source: CloudWatch Logs API Reference, DescribeLogGroups.</remarks>
[Operation<LogsApi>]
public sealed record DescribeLogGroups(
    [Wire("logGroupNamePrefix"), Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")] string? LogGroupNamePrefix = null,
    [Wire("logGroupNamePattern"), Length(0, 512), Pattern(@"[\.\-_/#A-Za-z0-9]*")] string? LogGroupNamePattern = null,
    [Wire("logGroupClass")] LogGroupClass? LogGroupClass = null,
    [Wire("nextToken"), Length(1, int.MaxValue)] string? NextToken = null,
    [Wire("limit"), Range(1, 50)] int? Limit = null)
{
    /// <summary>The number of items of a page where the request names none.</summary>
    internal const int PageSize = 50;

    /// <summary>A page of the groups.</summary>
    public sealed record Result([Wire("logGroups")] IReadOnlyList<LogGroup> LogGroups, [Wire("nextToken")] string? NextToken);

    /// <summary>Asks on no group in particular.</summary>
    internal static IEnumerable<Ask> Asks(DescribeLogGroups request, Call call) => [LogGroupRow.AskForAny("logs:DescribeLogGroups", call)];

    /// <summary>Shows the groups.</summary>
    internal static Result Handle(DescribeLogGroups request, Call call)
    {
        if (request is { LogGroupNamePrefix: not null, LogGroupNamePattern: not null })
        {
            throw LogsErrors.Invalid("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        }

        var (prefix, part) = (request.LogGroupNamePrefix ?? "", request.LogGroupNamePattern ?? "");
        var page = Page.Of(
            from => Prefixed.From<LogGroupRow>(call.View, call.Place, prefix, from).Where(group => group.Name.Contains(part, StringComparison.Ordinal)),
            request.NextToken,
            request.Limit ?? PageSize,
            group => group.Name,
            LogsErrors.InvalidNextToken,
            call);
        return new([.. page.Items.Select(group => request.LogGroupNamePattern is null ? LogGroup.Of(group) : LogGroup.InShort(group))], page.Next);
    }
}

/// <summary>A log group in an answer.</summary>
/// <remarks>Source: CloudWatch Logs API Reference, LogGroup.</remarks>
public sealed record LogGroup
{
    [Wire("logGroupName")] public required string LogGroupName { get; init; }

    [Wire("creationTime")] public required long CreationTime { get; init; }

    [Wire("retentionInDays")] public int? RetentionInDays { get; init; }

    [Wire("metricFilterCount")] public int? MetricFilterCount { get; init; }

    [Wire("arn")] public required string Arn { get; init; }

    [Wire("storedBytes")] public long? StoredBytes { get; init; }

    [Wire("logGroupClass")] public LogGroupClass? LogGroupClass { get; init; }

    [Wire("logGroupArn")] public string? LogGroupArn { get; init; }

    [Wire("deletionProtectionEnabled")] public bool? DeletionProtectionEnabled { get; init; }

    /// <summary>Shows a group.</summary>
    internal static LogGroup Of(LogGroupRow group) => InShort(group) with
    {
        RetentionInDays = group.RetentionInDays,
        MetricFilterCount = 0,
        StoredBytes = group.StoredBytes,
        LogGroupClass = Logs.LogGroupClass.Standard,
        LogGroupArn = group.Arn,
        DeletionProtectionEnabled = false,
    };

    /// <summary>Shows what a search for a part of the name tells of a group.</summary>
    internal static LogGroup InShort(LogGroupRow group) => new() { LogGroupName = group.Name, CreationTime = group.CreatedAt.ToUnixTimeMilliseconds(), Arn = group.ArnOfAll };
}
