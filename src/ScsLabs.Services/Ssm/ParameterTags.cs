namespace ScsLabs.Services.Ssm;

/// <summary>The tags of parameters, and of all else that Systems Manager tags: at most 50.</summary>
internal static class ParameterTags
{
    /// <summary>The rules.</summary>
    public static TagRules Rules { get; } = new(50, StringComparer.Ordinal)
    {
        ReservedKey = static _ => SsmErrors.Validation("aws: prefixed tag key names are not allowed for external use."),
        TooMany = SsmErrors.TooManyTags,
    };

    /// <summary>Tags as answers have them.</summary>
    public static IReadOnlyList<Tag> Show(IReadOnlyDictionary<string, string> tags) => [.. tags.Select(static tag => new Tag(tag.Key, tag.Value))];
}
