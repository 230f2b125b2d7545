namespace ScsLabs.Services.Config;

/// <summary>The tags of AWS Config's resources.</summary>
internal static class TagSets
{
    private const int MostTags = 50;

    /// <summary>The rules.</summary>
    public static TagRules Rules { get; } = new(MostTags, StringComparer.Ordinal)
    {
        CheckForm = static tag =>
        {
            if (tag.Key.Length == 0)
            {
                throw ConfigErrors.Validation("1 validation error detected: Value null at 'tags.1.member.key' failed to satisfy constraint: Member must not be null");
            }
        },
        ReservedKey = static _ => ConfigErrors.Validation("aws: prefixed tag key names are not allowed for external use."),
        TooMany = static most => new("TooManyTagsException", 400, $"You have reached the limit of the number of tags you can use: {most}."),
    };
}

/// <summary>A tag.</summary>
public sealed record Tag([Length(1, 128), Pattern(TagRules.Form)] string? Key = null, [Length(0, 256), Pattern(TagRules.Form)] string? Value = null) : ITag
{
    string ITag.Key => Key ?? "";

    string ITag.Value => Value ?? "";
}
