using ScsLabs.Services.Iam;
using Tag = ScsLabs.Services.Iam.Tag;

namespace ScsLabs.Services.Sts;

/// <summary>Session tags: those of a request, and those inherited in role chaining.</summary>
/// <remarks>Source: IAM User Guide, id_session-tags.</remarks>
internal static class SessionTags
{
    /// <summary>The tags that a session inherits from the caller's.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Inherited(Session? caller) =>
        caller?.Tags.Where(tag => caller.TransitiveTagKeys.Contains(tag.Key)) ?? [];

    /// <summary>The condition keys of <c>sts:TagSession</c>, which has no others: an external id condition in the same statement doesn't allow it.</summary>
    public static IReadOnlyList<Condition> Conditions(IReadOnlyList<Tag>? given, IReadOnlyList<string>? transitiveKeys)
    {
        var conditions = new ConditionList();
        conditions.AddTags(given);
        conditions.Add("sts:TransitiveTagKeys", transitiveKeys);
        return conditions.Conditions;
    }

    /// <summary>All tags of the new session.</summary>
    /// <exception cref="AwsException">InvalidParameterValue: a key is repeated, or would replace an inherited one.</exception>
    public static ImmutableSortedDictionary<string, string> Of(IReadOnlyList<Tag>? given, Session? caller)
    {
        var tags = TagSets.OfUsers.None.AddRange(Inherited(caller));
        foreach (var tag in given ?? [])
        {
            if (caller?.TransitiveTagKeys.Contains(tag.Key) == true)
            {
                throw StsErrors.InvalidParameterValue("One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.");
            }

            if (tags.ContainsKey(tag.Key))
            {
                throw StsErrors.InvalidParameterValue("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }

            tags = tags.Add(tag.Key, tag.Value);
        }

        return tags;
    }

    /// <summary>The keys of the new session's transitive tags.</summary>
    /// <exception cref="AwsException">InvalidParameterValue: a key has no tag in the request.</exception>
    public static ImmutableSortedSet<string> TransitiveKeys(IReadOnlyList<string>? keys, IReadOnlyList<Tag>? given, Session? caller)
    {
        if (keys?.Any(key => given?.Any(tag => tag.Key.Equals(key, StringComparison.OrdinalIgnoreCase)) != true) == true)
        {
            throw StsErrors.InvalidParameterValue("The specified transitive tag key must be included in the requested tags.");
        }

        return (caller?.TransitiveTagKeys ?? ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.OrdinalIgnoreCase)).Union(keys ?? []);
    }
}
