namespace ScsLabs.Services.Iam;

/// <summary>Tags of IAM's resources: 50 at most. Keys of users and roles ignore case, and keep the case that they were last given.</summary>
/// <remarks>Source: IAM User Guide, id_tags (rules for tagging).</remarks>
internal static class TagSets
{
    /// <summary>The rules for users.</summary>
    public static TagRules OfUsers { get; } = Rules("TagsPerUser", StringComparer.OrdinalIgnoreCase);

    /// <summary>The rules for roles.</summary>
    public static TagRules OfRoles { get; } = Rules("TagsPerRole", StringComparer.OrdinalIgnoreCase);

    /// <summary>The rules for managed policies.</summary>
    public static TagRules OfPolicies { get; } = Rules("TagsPerPolicy", StringComparer.Ordinal);

    /// <summary>The rules for instance profiles.</summary>
    public static TagRules OfInstanceProfiles { get; } = Rules("TagsPerInstanceProfile", StringComparer.Ordinal);

    /// <summary>The tags as answers return them; null for none.</summary>
    public static IReadOnlyList<Tag>? View(this ImmutableSortedDictionary<string, string> tags) =>
        tags.IsEmpty ? null : [.. tags.Select(tag => new Tag(tag.Key, tag.Value))];

    /// <summary>A page of the tags, ordered by key.</summary>
    public static Page<Tag> Page(this ImmutableSortedDictionary<string, string> tags, PageRequest page) =>
        Listing.Page(tags.Select(tag => new Tag(tag.Key, tag.Value)), tag => tag.Key, page);

    private static TagRules Rules(string quota, StringComparer keys) => new(50, keys)
    {
        Duplicate = static _ => IamErrors.InvalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive."),
        ReservedKey = static _ => IamErrors.InvalidInput("aws: prefixed tag key names are not allowed for external use."),
        TooMany = most => IamErrors.QuotaExceeded(quota, most),
    };
}
