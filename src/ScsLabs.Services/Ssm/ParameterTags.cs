namespace ScsLabs.Services.Ssm;

/// <summary>A parameter's tags: at most 50.</summary>
internal static class ParameterTags
{
    private const int Max = 50;

    /// <summary>The tags with the given ones set.</summary>
    /// <exception cref="AwsError">TooManyTagsError, or ValidationException for reserved keys.</exception>
    public static ImmutableSortedDictionary<string, string> Set(ImmutableSortedDictionary<string, string> tags, IEnumerable<Tag>? given)
    {
        var set = tags;
        foreach (var tag in given ?? [])
        {
            if (tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                throw SsmErrors.Validation("aws: prefixed tag key names are not allowed for external use.");
            }

            set = set.SetItem(tag.Key, tag.Value);
        }

        return set.Count <= Max ? set : throw SsmErrors.TooManyTags(Max);
    }
}

/// <summary>What can be tagged here.</summary>
public enum ResourceTypeForTagging
{
    /// <summary>A parameter, by its name.</summary>
    Parameter,
}
