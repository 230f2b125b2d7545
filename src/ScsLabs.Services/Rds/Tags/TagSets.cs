namespace ScsLabs.Services.Rds;

/// <summary>Tags of RDS's resources: 50 at most, with keys of up to 128 characters and values of up to 256.</summary>
/// <remarks>Source: RDS User Guide, USER_Tagging.</remarks>
internal static class TagSets
{
    private const int LongestKey = 128;
    private const int LongestValue = 256;

    /// <summary>The rules.</summary>
    public static TagRules Rules { get; } = new(50, StringComparer.Ordinal)
    {
        CheckForm = static tag =>
        {
            if (tag.Key.Length is 0 or > LongestKey || !TagRules.IsText(tag.Key))
            {
                throw RdsErrors.InvalidParameterValue($"The tag key '{tag.Key}' is invalid.");
            }

            if (tag.Value.Length > LongestValue || !TagRules.IsText(tag.Value))
            {
                throw RdsErrors.InvalidParameterValue($"The value of the tag '{tag.Key}' is invalid.");
            }

            if (tag.Key.StartsWith("rds:", StringComparison.OrdinalIgnoreCase))
            {
                throw Reserved();
            }
        },
        Duplicate = static _ => RdsErrors.InvalidParameterValue("Duplicate tag keys were specified."),
        ReservedKey = static _ => Reserved(),
        TooMany = static most => RdsErrors.InvalidParameterValue($"A resource can have {most} tags at most."),
    };

    /// <summary>The tags as answers show them.</summary>
    public static IReadOnlyList<Tag> View(this ImmutableSortedDictionary<string, string> tags) => [.. tags.Select(tag => new Tag(tag.Key, tag.Value))];

    /// <summary>The tags of a request.</summary>
    public static IReadOnlyList<ITag> Given(this IReadOnlyList<Tag>? tags) => [.. (tags ?? []).Select(tag => new Model.Calls.Tag(tag.Key ?? "", tag.Value ?? ""))];

    /// <summary>The condition keys of tags that a request would set.</summary>
    public static IReadOnlyList<Condition> Conditions(IReadOnlyList<Tag>? tags)
    {
        var (given, conditions) = (tags.Given(), new ConditionList());
        conditions.AddTags(given);
        return [.. conditions.Conditions, .. given.Select(tag => new Condition($"rds:req-tag/{tag.Key}", tag.Value))];
    }

    /// <summary>The asks for creating a resource: the action, and <c>rds:AddTagsToResource</c> where the request has tags.</summary>
    /// <remarks>Source: RDS User Guide, "Granting permission to tag Amazon RDS resources during creation".</remarks>
    /// <param name="action">The creating action.</param>
    /// <param name="arn">The new resource's ARN.</param>
    /// <param name="tags">The tags of the request.</param>
    /// <param name="conditions">The condition keys beyond those of the tags.</param>
    public static IEnumerable<Ask> Creating(string action, string arn, IReadOnlyList<Tag>? tags, params IReadOnlyList<Condition> conditions)
    {
        var ofTags = Conditions(tags);
        yield return new(action, arn) { Conditions = [.. conditions, .. ofTags] };
        if (tags is { Count: > 0 })
        {
            yield return new("rds:AddTagsToResource", arn) { Conditions = [.. ofTags, new("rds:TagsFromRequest", "true")] };
        }
    }

    private static AwsException Reserved() => RdsErrors.InvalidParameterValue("Tag keys can't begin with 'aws:' or 'rds:', which are reserved for AWS.");
}
