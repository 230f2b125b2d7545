namespace ScsLabs.Services.Ec2;

/// <summary>Tags of EC2's resources: 50 at most, with keys of up to 127 characters and values of up to 255.</summary>
/// <remarks>Source: EC2 User Guide, Using_Tags (tag restrictions).</remarks>
internal static class TagSets
{
    private const int LongestKey = 127;
    private const int LongestValue = 255;

    /// <summary>The rules.</summary>
    public static TagRules Rules { get; } = new(50, StringComparer.Ordinal)
    {
        CheckForm = static tag =>
        {
            if (tag.Key.Length == 0)
            {
                throw Ec2Errors.InvalidTagKey();
            }

            if (tag.Key.Length > LongestKey)
            {
                throw Ec2Errors.InvalidParameterValue($"Tag key exceeds the maximum length of {LongestKey} characters");
            }

            if (tag.Value.Length > LongestValue)
            {
                throw Ec2Errors.InvalidParameterValue($"Tag value exceeds the maximum length of {LongestValue} characters");
            }
        },
        Duplicate = static _ => Ec2Errors.InvalidParameterValue("Duplicate tag key specified."),
        ReservedKey = static _ => Ec2Errors.InvalidParameterValue("Tag keys starting with 'aws:' are reserved for internal use"),
        TooMany = static _ => Ec2Errors.LimitExceeded("Tag", "Tags for a resource"),
    };

    /// <summary>The tags as answers show them; null for none.</summary>
    public static IReadOnlyList<Tag>? View(this ImmutableSortedDictionary<string, string> tags) => tags.IsEmpty ? null : [.. tags.Select(tag => new Tag(tag.Key, tag.Value))];

    /// <summary>The tags of a request.</summary>
    /// <exception cref="AwsException">A tag has no key.</exception>
    public static IReadOnlyList<ITag> Given(this IReadOnlyList<Tag>? tags) =>
        [.. (tags ?? []).Select(tag => new Model.Calls.Tag(tag.Key ?? throw Ec2Errors.MissingParameter("Key"), tag.Value ?? ""))];
}

/// <summary>A tag. A tag without a value has an empty one.</summary>
internal sealed record Tag(string? Key = null, string? Value = null);

/// <summary>The tags of a resource that a request creates.</summary>
internal sealed record TagSpecification(ResourceType? ResourceType = null, [Wire("Tag")] IReadOnlyList<Tag>? Tags = null);
