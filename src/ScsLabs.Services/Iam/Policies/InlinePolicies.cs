namespace ScsLabs.Services.Iam;

/// <summary>Inline policies of users, groups and roles.</summary>
internal static class InlinePolicies
{
    /// <summary>Adds or replaces the policy.</summary>
    /// <exception cref="AwsException">MalformedPolicyDocument, LimitExceeded.</exception>
    public static T PutPolicy<T>(this T identity, string name, string json)
        where T : class, IIdentity<T>
    {
        var policies = identity.InlinePolicies.SetItem(name, PolicyDocuments.Parse(json, PolicyKind.Identity));
        return policies.Values.Sum(PolicyDocuments.Size) <= T.InlineQuota
            ? identity.With(policies)
            : throw IamErrors.LimitExceeded($"Maximum policy size of {T.InlineQuota} bytes exceeded for {T.Kind} {identity.Id}");
    }

    /// <summary>The policy's document as IAM returns it.</summary>
    /// <exception cref="AwsException">NoSuchEntity.</exception>
    public static string GetPolicy<T>(this T identity, string name)
        where T : class, IIdentity<T> =>
        identity.InlinePolicies.TryGetValue(name, out var document) ? PolicyDocuments.Show(document) : throw NotFound<T>(name);

    /// <summary>Deletes the policy.</summary>
    /// <exception cref="AwsException">NoSuchEntity.</exception>
    public static T DeletePolicy<T>(this T identity, string name)
        where T : class, IIdentity<T> =>
        identity.InlinePolicies.ContainsKey(name) ? identity.With(identity.InlinePolicies.Remove(name)) : throw NotFound<T>(name);

    /// <summary>A page of the policies' names.</summary>
    public static Page<string> ListPolicies(this IIdentity identity, PageRequest page) =>
        Listing.Page(identity.InlinePolicies.Keys, name => name, page);

    /// <summary>Throws unless the identity has no policies, attached or inline, and so can be deleted.</summary>
    /// <exception cref="AwsException">DeleteConflict.</exception>
    public static void RequireNoPolicies(this IIdentity identity)
    {
        if (!identity.AttachedPolicies.IsEmpty)
        {
            throw IamErrors.DeleteConflict("Cannot delete entity, must detach all policies first.");
        }

        if (!identity.InlinePolicies.IsEmpty)
        {
            throw IamErrors.DeleteConflict("Cannot delete entity, must delete policies first.");
        }
    }

    private static AwsException NotFound<T>(string name)
        where T : class, IIdentity<T> => IamErrors.NoSuchEntity($"The {T.Kind} policy with name {name} cannot be found.");
}
