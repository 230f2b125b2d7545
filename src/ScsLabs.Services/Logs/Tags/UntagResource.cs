namespace ScsLabs.Services.Logs;

/// <summary>Removes tags of a log group.</summary>
/// <remarks>Errors: ResourceNotFoundException. Source: CloudWatch Logs API Reference, UntagResource.</remarks>
[Operation<LogsApi>]
public sealed record UntagResource(
    [Wire("resourceArn"), Length(1, 1011), Pattern(@"[\w+=/:,.@-]*")] string ResourceArn,
    [Wire("tagKeys"), Length(0, 50), Items(1, 128, Pattern = LogTags.KeyForm)] IReadOnlyList<string> TagKeys)
{
    /// <summary>Asks on the group.</summary>
    internal static IEnumerable<Ask> Asks(UntagResource request, Call call) => [TaggedGroup.Ask("logs:UntagResource", request.ResourceArn, call, LogTags.Conditions(request.TagKeys))];

    /// <summary>Removes the tags.</summary>
    internal static void Handle(UntagResource request, Call call, Draft draft)
    {
        var group = TaggedGroup.Existing(request.ResourceArn, call);
        draft.Put(group with { TagSet = group.TagSet.RemoveRange(request.TagKeys) });
    }
}
