namespace ScsLabs.Services.Iam;

/// <summary>An identity to which policies can be attached: a user, group or role.</summary>
internal interface IIdentity : IResource
{
    /// <summary>The path, which begins and ends with a slash.</summary>
    string Path { get; }

    /// <summary>The unique id: <c>AIDA…</c> for a user, <c>AGPA…</c> for a group, <c>AROA…</c> for a role.</summary>
    string UniqueId { get; }

    /// <summary>The inline policies, by name.</summary>
    ImmutableSortedDictionary<string, PolicyDocument> InlinePolicies { get; }

    /// <summary>The ARNs of the attached managed policies.</summary>
    ImmutableSortedSet<string> AttachedPolicies { get; }
}

/// <summary>An identity of a known type, for the operations on policies that users, groups and roles share.</summary>
/// <typeparam name="TSelf">The row's type.</typeparam>
internal interface IIdentity<TSelf> : IIdentity, IResource<TSelf>
    where TSelf : class, IIdentity<TSelf>
{
    /// <summary>Finds an account's identities by the ARN of a managed policy that is attached to them.</summary>
    static abstract RowIndex<TSelf, (AccountId, string)> ByAttachedPolicy { get; }

    /// <summary>The kind of identity in IAM's error texts, such as <c>user</c>.</summary>
    static abstract string Kind { get; }

    /// <summary>The maximum number of characters in all inline policies together, without white space.</summary>
    static abstract int InlineQuota { get; }

    /// <summary>Copies the identity with other inline policies.</summary>
    TSelf With(ImmutableSortedDictionary<string, PolicyDocument> inlinePolicies);

    /// <summary>Copies the identity with other attached policies.</summary>
    TSelf With(ImmutableSortedSet<string> attachedPolicies);
}

/// <summary>An identity that can make requests: a user or role.</summary>
internal interface IPrincipalIdentity : IIdentity
{
    /// <summary>The ARN of the managed policy that is the permissions boundary; null for none.</summary>
    string? PermissionsBoundary { get; }

    /// <summary>The tags as <c>iam:ResourceTag</c>, and the boundary for the actions that have the key <c>iam:PermissionsBoundary</c>.</summary>
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
