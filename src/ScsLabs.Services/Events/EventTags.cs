namespace ScsLabs.Services.Events;

/// <summary>The tags of buses and rules.</summary>
/// <remarks>Source: EventBridge API Reference, Tag and TagResource.</remarks>
internal static class EventTags
{
    /// <summary>The rules.</summary>
    public static TagRules Rules { get; } = new(50, StringComparer.Ordinal)
    {
        ReservedKey = static _ => EventsErrors.Validation("aws: prefixed tag key names are not allowed for external use."),
        TooMany = static _ => EventsErrors.LimitExceeded(),
    };

    /// <summary>Tags as they are shown.</summary>
    public static IReadOnlyList<Tag> Show(IReadOnlyDictionary<string, string> tags) => [.. tags.Select(tag => new Tag(tag.Key, tag.Value))];
}

/// <summary>A tag.</summary>
public sealed record Tag([Length(1, 128), Pattern(TagRules.Form)] string Key, [Length(0, 256), Pattern(TagRules.Form)] string Value) : ITag;
