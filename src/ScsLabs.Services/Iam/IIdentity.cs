namespace ScsLabs.Services.Iam;

/// <summary>Something that identity policies are attached to: a user, group or role.</summary>
public interface IIdentity : IResource
{
    /// <summary>The path, from slash to slash.</summary>
    string Path { get; }

    /// <summary>The unique id: <c>AIDA…</c> for a user, <c>AGPA…</c> for a group, <c>AROA…</c> for a role.</summary>
    string UniqueId { get; }

    /// <summary>Inline policies, by name.</summary>
    ImmutableSortedDictionary<string, PolicyDocument> InlinePolicies { get; }

    /// <summary>ARNs of the attached managed policies.</summary>
    ImmutableSortedSet<string> AttachedPolicies { get; }
}

/// <summary>An identity whose type is known: what lets users, groups and roles share the operations on their policies.</summary>
/// <typeparam name="TSelf">The row's type.</typeparam>
public interface IIdentity<TSelf> : IIdentity, IResource<TSelf>
    where TSelf : class, IIdentity<TSelf>
{
    /// <summary>Finds an account's identities by the ARN of a managed policy that is attached to them.</summary>
    static abstract RowIndex<TSelf, (AccountId, string)> ByAttachedPolicy { get; }

    /// <summary>The kind, as IAM's texts name it: <c>user</c>.</summary>
    static abstract string Kind { get; }

    /// <summary>The most characters of all inline policies together, white space not counted.</summary>
    static abstract int InlineQuota { get; }

    /// <summary>The same with other inline policies.</summary>
    TSelf With(ImmutableSortedDictionary<string, PolicyDocument> inlinePolicies);

    /// <summary>The same with other attached policies.</summary>
    TSelf With(ImmutableSortedSet<string> attachedPolicies);
}

/// <summary>An identity that can make requests, within its permissions boundary.</summary>
public interface IPrincipalIdentity : IIdentity
{
    /// <summary>The ARN of the managed policy that bounds it; null for none.</summary>
    string? PermissionsBoundary { get; }

    /// <summary>Its tags under IAM's own name too, and its boundary for the actions that know it.</summary>
    IEnumerable<Condition> IResource.Conditions(WorldView view, string action)
    {
        foreach (var (key, value) in Tags)
        {
            yield return new($"iam:ResourceTag/{key}", value);
        }

        if (PermissionsBoundary is { } boundary && BoundaryActions.Contain(action))
        {
            yield return new("iam:PermissionsBoundary", boundary);
        }
    }
}
