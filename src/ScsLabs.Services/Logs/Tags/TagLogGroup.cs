namespace ScsLabs.Services.Logs;

/// <summary>Adds tags to a log group by its name. TagResource replaced it.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterException. Source: CloudWatch Logs API Reference, TagLogGroup.</remarks>
[Operation<LogsApi>]
public sealed record TagLogGroup(
    [Wire("logGroupName"), Target<LogGroupRow>, Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")] string LogGroupName,
    [Wire("tags"), Length(1, 50), Keys(1, 128, Pattern = LogTags.KeyForm), Items(0, 256, Pattern = LogTags.ValueForm)] IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Asks on the group.</summary>
    internal static IEnumerable<Ask> Asks(TagLogGroup request, Reference<LogGroupRow> group) => [LogGroupRow.Ask("logs:TagLogGroup", group, conditions: LogTags.Conditions(request.Tags))];

    /// <summary>Adds the tags.</summary>
    internal static void Handle(TagLogGroup request, LogGroupRow group, Draft draft) => draft.Put(group with { TagSet = LogTags.Rules.Set(group.TagSet, LogTags.Of(request.Tags)) });
}
