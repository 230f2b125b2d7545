using ScsLabs.Model;

namespace ScsLabs.Policy.Permissions;

/// <summary>A principal whose permissions are searched.</summary>
/// <param name="Principal">The principal; of a role a session of it.</param>
/// <param name="Policies">The policies that limit or allow it, whatever the resource: identity policies, boundaries, session policies.</param>
/// <param name="Known">The condition keys of all its requests, such as its tags.</param>
internal sealed record PrincipalScope(Principal Principal, PolicySet Policies, ConditionContext Known)
{
    /// <summary>The roles that were assumed in turn to be this principal.</summary>
    public IReadOnlyList<string> Through { get; init; } = [];

    /// <summary>Whether whoever assumes the role may choose tags for the session, so that tags are unknown.</summary>
    public bool MayChooseTags { get; init; }
}

/// <summary>Resources that decide for themselves who may use them: by a policy, grants, an access control list.</summary>
/// <param name="Pattern">The compiled pattern of their ARNs.</param>
internal sealed record ResourceScope(string Pattern)
{
    /// <summary>The account that owns the resources, for an action.</summary>
    public required Func<string, AccountId?> Owner { get; init; }

    /// <summary>Adds the resources' policies to those of a principal, for an action.</summary>
    public required Func<string, Principal, PolicySet, PolicySet> AddTo { get; init; }

    /// <summary>The condition keys of the resource, for an action; null where the scope is a pattern, whose resources may have any.</summary>
    public Func<string, ConditionContext>? Known { get; init; }

    /// <summary>The sessions that assuming the resource gives, where it is a role.</summary>
    public Lazy<IReadOnlyList<PrincipalScope>>? Becomes { get; init; }
}
