namespace ScsLabs.Services.Config;

/// <summary>The tags of AWS Config's resources.</summary>
internal static class TagSets
{
    private const int MostTags = 50;

    /// <summary>The rules.</summary>
    public static TagRules Rules { get; } = new(MostTags, StringComparer.Ordinal)
    {
        ReservedKey = static _ => ConfigErrors.Validation("aws: prefixed tag key names are not allowed for external use."),
        TooMany = static most => new("TooManyTagsException", 400, $"You have reached the limit of the number of tags you can use: {most}."),
    };
}

/// <summary>A tag.</summary>
public sealed record Tag([Length(1, 128)] string? Key = null, [Length(0, 256)] string? Value = null) : ITag
{
    string ITag.Key => Key ?? "";

    string ITag.Value => Value ?? "";
}
