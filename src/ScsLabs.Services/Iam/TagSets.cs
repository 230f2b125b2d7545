namespace ScsLabs.Services.Iam;

/// <summary>Tags of IAM's resources: 50 at most. Keys of users and roles ignore case, and keep the case that they were last given.</summary>
/// <remarks>Source: IAM User Guide, id_tags (rules for tagging).</remarks>
internal static class TagSets
{
    private const int Most = 50;

    /// <summary>The empty tags of users and roles.</summary>
    public static ImmutableSortedDictionary<string, string> IgnoringCase { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The empty tags of policies and instance profiles.</summary>
    public static ImmutableSortedDictionary<string, string> HeedingCase { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Adds tags, or replaces their values.</summary>
    /// <exception cref="AwsError">InvalidInput for a key that is repeated or reserved, LimitExceeded.</exception>
    public static ImmutableSortedDictionary<string, string> Add(this ImmutableSortedDictionary<string, string> tags, IReadOnlyList<Tag>? added, string quota)
    {
        var given = added ?? [];
        if (tags.Clear().SetItems(given.Select(tag => KeyValuePair.Create(tag.Key, tag.Value))).Count < given.Count)
        {
            throw IamErrors.InvalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }

        if (given.Any(tag => tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
        {
            throw IamErrors.InvalidInput("aws: prefixed tag key names are not allowed for external use.");
        }

        var all = given.Aggregate(tags, (result, tag) => result.Remove(tag.Key).Add(tag.Key, tag.Value));
        return all.Count <= Most ? all : throw IamErrors.QuotaExceeded(quota, Most);
    }

    /// <summary>The tags as answers return them; null for none.</summary>
    public static IReadOnlyList<Tag>? View(this ImmutableSortedDictionary<string, string> tags) =>
        tags.IsEmpty ? null : [.. tags.Select(tag => new Tag(tag.Key, tag.Value))];

    /// <summary>A page of the tags, ordered by key.</summary>
    public static Page<Tag> Page(this ImmutableSortedDictionary<string, string> tags, string? marker, int? maxItems) =>
        Listing.Page(tags.Select(tag => new Tag(tag.Key, tag.Value)), tag => tag.Key, marker, maxItems);
}
