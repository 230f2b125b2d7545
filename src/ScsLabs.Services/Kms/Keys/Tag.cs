namespace ScsLabs.Services.Kms;

/// <summary>A tag of KMS.</summary>
public sealed record Tag([Length(1, 128)] string TagKey, [Length(0, 256)] string TagValue) : ITag
{
    /// <inheritdoc />
    string ITag.Key => TagKey;

    /// <inheritdoc />
    string ITag.Value => TagValue;

    /// <summary>Adds tags, or replaces their values.</summary>
    /// <exception cref="AwsError">TagException or LimitExceededException.</exception>
    internal static ImmutableSortedDictionary<string, string> Set(ImmutableSortedDictionary<string, string> tags, IReadOnlyList<Tag> given)
    {
        if (given.DistinctBy(tag => tag.TagKey, StringComparer.Ordinal).Count() < given.Count)
        {
            throw KmsErrors.Tag("Duplicate tag keys");
        }

        if (given.Any(tag => tag.TagKey.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
        {
            throw KmsErrors.Tag("Tags beginning with aws: are reserved");
        }

        var set = tags.SetItems(given.Select(tag => KeyValuePair.Create(tag.TagKey, tag.TagValue)));
        return set.Count <= 50 ? set : throw KmsErrors.LimitExceeded("A key can have at most 50 tags.");
    }
}
