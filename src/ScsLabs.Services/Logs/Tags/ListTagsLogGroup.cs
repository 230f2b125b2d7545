namespace ScsLabs.Services.Logs;

/// <summary>Lists the tags of a log group by its name. ListTagsForResource replaced it.</summary>
/// <remarks>Errors: ResourceNotFoundException. Source: CloudWatch Logs API Reference, ListTagsLogGroup.</remarks>
[Operation<LogsApi>]
public sealed record ListTagsLogGroup([Wire("logGroupName"), Target<LogGroupRow>, Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")] string LogGroupName)
{
    /// <summary>The tags.</summary>
    public sealed record Result([Wire("tags")] IReadOnlyDictionary<string, string> Tags);

    /// <summary>Asks on the group.</summary>
    internal static IEnumerable<Ask> Asks(ListTagsLogGroup request, Reference<LogGroupRow> group) => [LogGroupRow.Ask("logs:ListTagsLogGroup", group)];

    /// <summary>Lists the tags.</summary>
    internal static Result Handle(ListTagsLogGroup request, LogGroupRow group) => new(group.TagSet);
}
