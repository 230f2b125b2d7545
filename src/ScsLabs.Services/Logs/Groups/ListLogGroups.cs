namespace ScsLabs.Services.Logs;

/// <summary>Lists the log groups of the account in the Region, in the order of their names.</summary>
/// <remarks>Errors: InvalidParameterException. Source: CloudWatch Logs API Reference, ListLogGroups.</remarks>
[Operation<LogsApi>]
public sealed record ListLogGroups(
    [Wire("logGroupNamePattern"), Length(3, 129), Pattern(@"(\^?[\.\-_\/#A-Za-z0-9]{3,24})(\|\^?[\.\-_\/#A-Za-z0-9]{3,24}){0,4}")] string? LogGroupNamePattern = null,
    [Wire("logGroupClass")] LogGroupClass? LogGroupClass = null,
    [Wire("nextToken"), Length(1, int.MaxValue)] string? NextToken = null,
    [Wire("limit"), Range(1, 1000)] int? Limit = null)
{
    /// <summary>A page of the groups.</summary>
    public sealed record Result([Wire("logGroups")] IReadOnlyList<LogGroupSummary> LogGroups, [Wire("nextToken")] string? NextToken);

    /// <summary>Asks on no group in particular.</summary>
    internal static IEnumerable<Ask> Asks(ListLogGroups request, Call call) => [LogGroupRow.AskForAny("logs:ListLogGroups", call)];

    /// <summary>Lists the groups.</summary>
    internal static Result Handle(ListLogGroups request, Call call)
    {
        var parts = request.LogGroupNamePattern?.Split('|');
        var page = Page.Of(
            from => call.View.From<LogGroupRow>(call.Place, from).Where(group => parts is null || Array.Exists(parts, part => Has(group.Name, part))),
            request.NextToken,
            request.Limit ?? DescribeLogGroups.PageSize,
            group => group.Name,
            LogsErrors.InvalidNextToken,
            call);
        return new([.. page.Items.Select(group => new LogGroupSummary(group.Name, group.Arn, Logs.LogGroupClass.Standard))], page.Next);
    }

    private static bool Has(string name, string part) => part[0] == '^' ? name.StartsWith(part[1..], StringComparison.Ordinal) : name.Contains(part, StringComparison.Ordinal);
}

/// <summary>A log group in a list.</summary>
public sealed record LogGroupSummary(
    [Wire("logGroupName")] string LogGroupName,
    [Wire("logGroupArn")] string LogGroupArn,
    [Wire("logGroupClass")] LogGroupClass LogGroupClass);
