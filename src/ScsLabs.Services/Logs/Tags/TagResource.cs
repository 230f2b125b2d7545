namespace ScsLabs.Services.Logs;

/// <summary>Adds tags to a log group, or replaces their values.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterException, TooManyTagsException. Source: CloudWatch Logs API Reference, TagResource.</remarks>
[Operation<LogsApi>]
public sealed record TagResource(
    [Wire("resourceArn"), Length(1, 1011), Pattern(@"[\w+=/:,.@-]*")] string ResourceArn,
    [Wire("tags"), Length(1, 50), Keys(1, 128, Pattern = LogTags.KeyForm), Items(0, 256, Pattern = LogTags.ValueForm)] IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Asks on the group.</summary>
    internal static IEnumerable<Ask> Asks(TagResource request, Call call) => [TaggedGroup.Ask("logs:TagResource", request.ResourceArn, call, LogTags.Conditions(request.Tags))];

    /// <summary>Adds the tags.</summary>
    internal static void Handle(TagResource request, Call call, Draft draft)
    {
        var group = TaggedGroup.Existing(request.ResourceArn, call);
        draft.Put(group with { TagSet = LogTags.Rules.Set(group.TagSet, LogTags.Of(request.Tags)) });
    }
}

/// <summary>Finds what requests about tags name by an ARN.</summary>
internal static class TaggedGroup
{
    /// <summary>Asks on a group by its own ARN.</summary>
    public static Ask Ask(string action, string arn, Call call, IReadOnlyList<Condition>? conditions = null)
    {
        var group = Of(arn, call);
        return new(action, group.Arn, group.Row) { Conditions = conditions ?? [] };
    }

    /// <summary>A group that must be there.</summary>
    /// <exception cref="AwsException">ResourceNotFoundException.</exception>
    public static LogGroupRow Existing(string arn, Call call) => Of(arn, call).OrNotFound(call);

    /// <summary>Finds a group by its ARN.</summary>
    /// <exception cref="AwsException">The ARN isn't a log group's, or one of a resource that isn't emulated.</exception>
    private static Reference<LogGroupRow> Of(string arn, Call call) => LogGroupRow.ByArn(arn, call)
        ?? throw (Arn.TryParse(arn, out var other) && other.Service == "logs" ? AwsException.NotEmulated($"tags of {other.Resource.Split(':')[0]}") : LogsErrors.Invalid("The specified resource ARN is invalid."));
}
