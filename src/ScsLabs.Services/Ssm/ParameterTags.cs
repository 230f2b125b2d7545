namespace ScsLabs.Services.Ssm;

/// <summary>The tags of a parameter: at most 50.</summary>
internal static class ParameterTags
{
    private const int Max = 50;

    /// <summary>Adds tags, or replaces their values.</summary>
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

/// <summary>The types of resources that can be tagged.</summary>
public enum ResourceTypeForTagging
{
    /// <summary>A parameter, identified by its name.</summary>
    Parameter,
}
