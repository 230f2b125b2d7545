namespace ScsLabs.Services.Logs;

/// <summary>The tags of log groups, which requests hold as maps.</summary>
/// <remarks>Source: CloudWatch Logs API Reference, TagResource.</remarks>
internal static class LogTags
{
    /// <summary>The form of tags' keys.</summary>
    public const string KeyForm = @"^([\p{L}\p{Z}\p{N}_.:/=+\-@]+)$";

    /// <summary>The form of tags' values.</summary>
    public const string ValueForm = @"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$";

    /// <summary>The rules.</summary>
    public static TagRules Rules { get; } = new(50, StringComparer.Ordinal)
    {
        ReservedKey = static _ => LogsErrors.Invalid("Tag keys can't begin with aws:, which is reserved for system use."),
        TooMany = LogsErrors.TooManyTags,
    };

    /// <summary>The entries of a map as tags.</summary>
    public static IEnumerable<Tag> Of(IReadOnlyDictionary<string, string>? tags) => (tags ?? ImmutableDictionary<string, string>.Empty).Select(static tag => new Tag(tag.Key, tag.Value));

    /// <summary>The condition keys of tags that a request sets.</summary>
    public static IReadOnlyList<Condition> Conditions(IReadOnlyDictionary<string, string>? tags)
    {
        var conditions = new ConditionList();
        conditions.AddTags(Of(tags));
        return conditions.Conditions;
    }

    /// <summary>The condition keys of tags that a request removes.</summary>
    public static IReadOnlyList<Condition> Conditions(IReadOnlyList<string> keys)
    {
        var conditions = new ConditionList();
        conditions.AddTags(keys);
        return conditions.Conditions;
    }
}
