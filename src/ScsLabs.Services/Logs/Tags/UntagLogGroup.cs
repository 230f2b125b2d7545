namespace ScsLabs.Services.Logs;

/// <summary>Removes tags of a log group by its name. UntagResource replaced it.</summary>
/// <remarks>Errors: ResourceNotFoundException. Source: CloudWatch Logs API Reference, UntagLogGroup.</remarks>
[Operation<LogsApi>]
public sealed record UntagLogGroup(
    [Wire("logGroupName"), Target<LogGroupRow>, Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")] string LogGroupName,
    [Wire("tags"), Length(1, int.MaxValue), Items(1, 128, Pattern = LogTags.KeyForm)] IReadOnlyList<string> Tags)
{
    /// <summary>Asks on the group.</summary>
    internal static IEnumerable<Ask> Asks(UntagLogGroup request, Reference<LogGroupRow> group) => [LogGroupRow.Ask("logs:UntagLogGroup", group, conditions: LogTags.Conditions(request.Tags))];

    /// <summary>Removes the tags.</summary>
    internal static void Handle(UntagLogGroup request, LogGroupRow group, Draft draft) => draft.Put(group with { TagSet = group.TagSet.RemoveRange(request.Tags) });
}
