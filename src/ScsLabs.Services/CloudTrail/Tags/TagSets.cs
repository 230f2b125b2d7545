namespace ScsLabs.Services.CloudTrail;

/// <summary>The tags of trails.</summary>
internal static class TagSets
{
    private const int MostTags = 50;

    /// <summary>The rules.</summary>
    public static TagRules Rules { get; } = new(MostTags, StringComparer.Ordinal)
    {
        CheckForm = static tag =>
        {
            if (!TagRules.IsText(tag.Key) || !TagRules.IsText(tag.Value))
            {
                throw CloudTrailErrors.InvalidTag($"The key or the value of the tag {tag.Key} has characters that aren't allowed.");
            }
        },
        Duplicate = static _ => CloudTrailErrors.InvalidTag("The tag keys must be unique."),
        ReservedKey = static _ => CloudTrailErrors.InvalidTag("Tag keys must not begin with aws:."),
        TooMany = CloudTrailErrors.TooManyTags,
    };
}

/// <summary>A tag.</summary>
public sealed record Tag([Length(1, 128)] string Key, [Length(1, 256)] string? Value = null) : ITag
{
    string ITag.Key => Key;

    string ITag.Value => Value ?? "";
}
