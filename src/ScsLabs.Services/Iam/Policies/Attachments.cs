namespace ScsLabs.Services.Iam;

/// <summary>Managed policies on users, groups and roles, 10 at most on each; and as permissions boundaries.</summary>
internal static class Attachments
{
    private const int Most = 10;

    /// <summary>The identity with the policy attached; one that is attached already stays so.</summary>
    /// <exception cref="AwsError">InvalidInput for what is no policy's ARN, NoSuchEntity, LimitExceeded.</exception>
    public static T Attach<T>(this T identity, string policyArn, WorldView view)
        where T : class, IIdentity<T>
    {
        ManagedPolicy.RequireArn(policyArn);
        if (!IsAttachable(policyArn, identity, view))
        {
            throw IamErrors.NoSuchEntity($"Policy {policyArn} does not exist or is not attachable.");
        }

        var attached = identity.AttachedPolicies.Add(policyArn);
        return attached.Count <= Most ? identity.With(attached) : throw IamErrors.QuotaExceeded($"PoliciesPer{char.ToUpperInvariant(T.Kind[0])}{T.Kind[1..]}", Most);
    }

    /// <summary>The identity without the policy.</summary>
    /// <exception cref="AwsError">InvalidInput for what is no policy's ARN, NoSuchEntity.</exception>
    public static T Detach<T>(this T identity, string policyArn)
        where T : class, IIdentity<T>
    {
        ManagedPolicy.RequireArn(policyArn);
        return identity.AttachedPolicies.Contains(policyArn)
            ? identity.With(identity.AttachedPolicies.Remove(policyArn))
            : throw IamErrors.NoSuchEntity($"Policy {policyArn} was not found.");
    }

    /// <summary>A page of the attached policies.</summary>
    public static Page<AttachedPolicyView> ListAttached(this IIdentity identity, WorldView view, string? pathPrefix, string? marker, int? maxItems) =>
        Listing.Page(
            identity.AttachedPolicies.Select(arn => ManagedPolicy.Find(view, arn)!).Where(policy => Listing.Fits(policy.Path, pathPrefix)),
            policy => policy.ListKey,
            marker,
            maxItems).Select(policy => new AttachedPolicyView(policy.PolicyName, policy.Arn));

    /// <summary>Returns if the policy can bound an identity of this account.</summary>
    /// <exception cref="AwsError">InvalidInput for what is no policy's ARN, NoSuchEntity.</exception>
    public static string RequireBoundary(string policyArn, Place place, WorldView view)
    {
        ManagedPolicy.RequireArn(policyArn);
        return ManagedPolicy.Find(view, policyArn) is { } policy && (policy.IsOfAws || policy.Place == place)
            ? policyArn
            : throw IamErrors.NoSuchEntity($"Scope ARN: {policyArn} does not exist or is not attachable.");
    }

    /// <summary>All users, groups and roles of an account.</summary>
    public static IEnumerable<IIdentity> Identities(WorldView view, Place place) =>
        [.. view.All<Group>(place), .. view.All<Role>(place), .. view.All<User>(place)];

    /// <summary>How many identities of the account have the policy attached.</summary>
    public static int CountAttached(string policyArn, WorldView view, Place place) =>
        Identities(view, place).Count(identity => identity.AttachedPolicies.Contains(policyArn));

    /// <summary>How many identities of the account the policy bounds.</summary>
    public static int CountBounded(string policyArn, WorldView view, Place place) =>
        Identities(view, place).Count(identity => identity is IPrincipalIdentity { PermissionsBoundary: { } boundary } && boundary == policyArn);

    private static bool IsAttachable(string policyArn, IIdentity identity, WorldView view) =>
        ManagedPolicy.Find(view, policyArn) is { } policy && (policy.IsOfAws || policy.Place == identity.Place);
}

/// <summary>A managed policy where it is attached.</summary>
public sealed record AttachedPolicyView(string PolicyName, string PolicyArn);

/// <summary>A permissions boundary where it is set.</summary>
public sealed record AttachedPermissionsBoundary(PermissionsBoundaryType PermissionsBoundaryType, string PermissionsBoundaryArn)
{
    /// <summary>The boundary of an identity; null for none.</summary>
    internal static AttachedPermissionsBoundary? Of(IPrincipalIdentity identity) =>
        identity.PermissionsBoundary is { } boundary ? new(PermissionsBoundaryType.PermissionsBoundaryPolicy, boundary) : null;
}

/// <summary>What a permissions boundary is: AWS has one kind.</summary>
public enum PermissionsBoundaryType
{
    /// <summary>A managed policy.</summary>
    PermissionsBoundaryPolicy,
}
