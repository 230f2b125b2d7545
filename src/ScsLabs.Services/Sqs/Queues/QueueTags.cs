namespace ScsLabs.Services.Sqs;

/// <summary>The tags of queues, which requests hold as maps.</summary>
/// <remarks>Source: SQS Developer Guide, "Amazon SQS quotas" and "cost allocation tags".</remarks>
internal static class QueueTags
{
    /// <summary>The rules.</summary>
    public static TagRules Rules { get; } = new(50, StringComparer.Ordinal)
    {
        CheckForm = static tag =>
        {
            if (tag.Key.Length is < 1 or > 128)
            {
                throw SqsErrors.InvalidParameter($"Tag keys must be between 1 and 128 characters in length.");
            }

            if (tag.Value.Length > 256)
            {
                throw SqsErrors.InvalidParameter($"Tag values must be between 0 and 256 characters in length.");
            }
        },
        ReservedKey = static _ => SqsErrors.InvalidParameter("Tag keys can't begin with aws:, which is reserved for system use."),
        TooMany = static most => SqsErrors.InvalidParameter($"Too many tags added for queue: at most {most}."),
    };

    /// <summary>The entries of a map as tags.</summary>
    public static IEnumerable<Tag> Of(IReadOnlyDictionary<string, string>? tags) => (tags ?? ImmutableDictionary<string, string>.Empty).Select(tag => new Tag(tag.Key, tag.Value));

    /// <summary>The condition keys of tags that a request sets.</summary>
    public static IReadOnlyList<Condition> Conditions(IReadOnlyDictionary<string, string>? tags)
    {
        var conditions = new ConditionList();
        conditions.AddTags(Of(tags));
        return conditions.Conditions;
    }
}
