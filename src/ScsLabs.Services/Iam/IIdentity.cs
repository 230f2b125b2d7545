namespace ScsLabs.Services.Iam;

/// <summary>Something that identity policies are attached to: a user, group or role.</summary>
public interface IIdentity : IResource
{
    /// <summary>Inline policies, by name.</summary>
    ImmutableSortedDictionary<string, PolicyDocument> InlinePolicies { get; }

    /// <summary>ARNs of the attached managed policies.</summary>
    ImmutableSortedSet<string> AttachedPolicies { get; }
}

/// <summary>An identity that can make requests, within its permissions boundary.</summary>
public interface IPrincipalIdentity : IIdentity
{
    /// <summary>The unique id: <c>AIDA…</c> for a user, <c>AROA…</c> for a role.</summary>
    string UniqueId { get; }

    /// <summary>The ARN of the managed policy that bounds it; null for none.</summary>
    string? PermissionsBoundary { get; }
}
