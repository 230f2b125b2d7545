namespace ScsLabs.Services.Iam;

/// <summary>Managed policies on users, groups and roles, 10 at most on each, and as permissions boundaries.</summary>
internal static class Attachments
{
    /// <summary>Attaches the policy; no error where it is attached already.</summary>
    /// <exception cref="AwsException">InvalidInput if the text isn't a policy's ARN, NoSuchEntity, LimitExceeded.</exception>
    public static T Attach<T>(this T identity, string policyArn, WorldView view)
        where T : class, IIdentity<T>
    {
        ManagedPolicy.RequireArn(policyArn);
        if (!IsAttachable(policyArn, identity, view))
        {
            throw IamErrors.NoSuchEntity($"Policy {policyArn} does not exist or is not attachable.");
        }

        var attached = identity.AttachedPolicies.Add(policyArn);
        return attached.Count <= Quotas.AttachedPolicies ? identity.With(attached) : throw IamErrors.QuotaExceeded($"PoliciesPer{char.ToUpperInvariant(T.Kind[0])}{T.Kind[1..]}", Quotas.AttachedPolicies);
    }

    /// <summary>Detaches the policy.</summary>
    /// <exception cref="AwsException">InvalidInput if the text isn't a policy's ARN, NoSuchEntity.</exception>
    public static T Detach<T>(this T identity, string policyArn)
        where T : class, IIdentity<T>
    {
        ManagedPolicy.RequireArn(policyArn);
        return identity.AttachedPolicies.Contains(policyArn)
            ? identity.With(identity.AttachedPolicies.Remove(policyArn))
            : throw IamErrors.NoSuchEntity($"Policy {policyArn} was not found.");
    }

    /// <summary>A page of the attached policies.</summary>
    public static Page<AttachedPolicyView> ListAttached(this IIdentity identity, WorldView view, string? pathPrefix, PageRequest page) =>
        Listing.Page(
            identity.AttachedPolicies.Select(arn => ManagedPolicy.Find(view, arn)!).Where(policy => Listing.Fits(policy.Path, pathPrefix)),
            policy => policy.ListKey,
            page).Select(policy => new AttachedPolicyView(policy.PolicyName, policy.Arn));

    /// <summary>Requires that the policy can be the boundary of an identity in this account.</summary>
    /// <exception cref="AwsException">InvalidInput if the text isn't a policy's ARN, NoSuchEntity.</exception>
    public static string RequireBoundary(string policyArn, Place place, WorldView view)
    {
        ManagedPolicy.RequireArn(policyArn);
        return ManagedPolicy.Find(view, policyArn) is { } policy && (policy.IsOfAws || policy.Place == place)
            ? policyArn
            : throw IamErrors.NoSuchEntity($"Scope ARN: {policyArn} does not exist or is not attachable.");
    }

    /// <summary>The groups, roles and users of an account that have the policy attached.</summary>
    public static IEnumerable<IIdentity> Attached(string policyArn, WorldView view, AccountId account) =>
        [.. view.All(Group.ByAttachedPolicy, (account, policyArn)), .. view.All(Role.ByAttachedPolicy, (account, policyArn)), .. view.All(User.ByAttachedPolicy, (account, policyArn))];

    /// <summary>The roles and users of an account that have the policy as their boundary.</summary>
    public static IEnumerable<IIdentity> Bounded(string policyArn, WorldView view, AccountId account) =>
        [.. view.All(Role.ByBoundary, (account, policyArn)), .. view.All(User.ByBoundary, (account, policyArn))];

    /// <summary>The number of identities of the account that have the policy attached.</summary>
    public static int CountAttached(string policyArn, WorldView view, AccountId account) =>
        view.Count(Group.ByAttachedPolicy, (account, policyArn)) + view.Count(Role.ByAttachedPolicy, (account, policyArn)) + view.Count(User.ByAttachedPolicy, (account, policyArn));

    /// <summary>The number of identities of the account that have the policy as their boundary.</summary>
    public static int CountBounded(string policyArn, WorldView view, AccountId account) =>
        view.Count(Role.ByBoundary, (account, policyArn)) + view.Count(User.ByBoundary, (account, policyArn));

    /// <summary>An index of identities by the managed policies that are attached to them.</summary>
    public static RowIndex<T, (AccountId, string)> IndexOfAttached<T>()
        where T : class, IIdentity<T> => new(identity => identity.AttachedPolicies.Select(arn => (identity.Place.Account, arn)));

    /// <summary>An index of identities by the managed policy that is their boundary.</summary>
    public static RowIndex<T, (AccountId, string)> IndexOfBoundaries<T>()
        where T : class, IIdentity<T>, IPrincipalIdentity => new(identity => identity.PermissionsBoundary is { } arn ? [(identity.Place.Account, arn)] : []);

    private static bool IsAttachable(string policyArn, IIdentity identity, WorldView view) =>
        ManagedPolicy.Find(view, policyArn) is { } policy && (policy.IsOfAws || policy.Place == identity.Place);
}

/// <summary>A managed policy that is attached to an identity.</summary>
public sealed record AttachedPolicyView(string PolicyName, string PolicyArn);

/// <summary>The permissions boundary of an identity.</summary>
public sealed record AttachedPermissionsBoundary(PermissionsBoundaryType PermissionsBoundaryType, string PermissionsBoundaryArn)
{
    /// <summary>The boundary of an identity; null for none.</summary>
    internal static AttachedPermissionsBoundary? Of(IPrincipalIdentity identity) =>
        identity.PermissionsBoundary is { } boundary ? new(PermissionsBoundaryType.PermissionsBoundaryPolicy, boundary) : null;
}

/// <summary>The type of a permissions boundary, of which AWS has one.</summary>
public enum PermissionsBoundaryType
{
    /// <summary>A managed policy.</summary>
    PermissionsBoundaryPolicy,
}
