using ScsLabs.Services.Iam;
using ScsLabs.Services.Sts;

namespace ScsLabs.Services;

/// <summary>Gathers everything that may have a say in an ask, from the world as it is now: a policy change counts at the next call.</summary>
internal static class CallerPolicies
{
    /// <summary>What a boundary whose policy is gone allows: DeletePolicy refuses to take it, a change on a fork may.</summary>
    private static readonly PolicyDocument NothingAllowed = PolicyDocument.Parse(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"none:Nothing","Resource":"*"}]}""", PolicyKind.PermissionsBoundary);

    /// <summary>The policies of the caller and of the resource.</summary>
    /// <remarks>
    /// INVARIANT: nobody's policies, and no resource's, speak for a user or role that is gone, whatever sessions it left behind,
    /// nor for a key or session that is gone since its signature was verified, a root user's included.
    /// </remarks>
    public static PolicySet Of(Call call, Ask ask)
    {
        if (IsGone(call))
        {
            // Session policies that allow nothing bind a root user too.
            return new() { Session = [] };
        }

        var (identity, boundaries) = OfPrincipal(call);
        var resource = ask.Row as IHasResourcePolicy;
        return new()
        {
            Identity = identity,
            PermissionsBoundaries = boundaries,
            Session = SessionOf(call)?.PoliciesIn(call.View),
            Resource = resource?.ResourcePolicy,
            Grants = resource?.Grants(call.View) ?? [],
        };
    }

    /// <summary>The user or role behind the caller; null for others, and for one that was deleted or made anew since.</summary>
    public static IPrincipalIdentity? IdentityOf(Call call)
    {
        var principal = call.Caller.Principal;
        if (principal.Account is not { } account || !Arn.TryParse(principal.IssuerArn ?? principal.Name, out var arn))
        {
            return null;
        }

        var name = arn.Resource[(arn.Resource.LastIndexOf('/') + 1)..];
        IPrincipalIdentity? identity = arn.Resource.StartsWith("role/", StringComparison.Ordinal)
            ? call.View.Find<Role>(Place.Of(account), name)
            : call.View.Find<User>(Place.Of(account), name);
        return identity?.UniqueId == principal.UniqueId ? identity : null;
    }

    /// <summary>The caller's temporary credentials; null for others.</summary>
    public static Session? SessionOf(Call call) =>
        call.Caller.AccessKeyId is { } id ? call.View.Find<Session>(Place.Global, id) : null;

    private static bool IsGone(Call call) =>
        (call.Caller.Principal.UniqueId is not null && IdentityOf(call) is null)
        || (call.Caller.AccessKeyId is { } key && SessionOf(call) is null && call.View.Find<AccessKey>(Place.Global, key) is null);

    private static (IReadOnlyList<AttachedPolicy> Identity, IReadOnlyList<AttachedPolicy> Boundaries) OfPrincipal(Call call)
    {
        if (IdentityOf(call) is not { } identity)
        {
            return IsFederatedRoot(call.Caller.Principal) ? ([new("root user", AwsManagedPolicies.AdministratorAccess.Document)], []) : ([], []);
        }

        var policies = new List<AttachedPolicy>();
        Add(policies, identity, call.View);
        if (identity is User user)
        {
            foreach (var group in user.Groups)
            {
                if (call.View.Find<Group>(user.Place, group) is { } found)
                {
                    Add(policies, found, call.View);
                }
            }
        }

        IReadOnlyList<AttachedPolicy> boundaries = identity.PermissionsBoundary is { } boundary
            ? [new(boundary, ManagedPolicy.Find(call.View, boundary)?.Document ?? NothingAllowed)]
            : [];
        return (policies, boundaries);
    }

    /// <summary>A root user's federation token: whom it stands for needs no policies, it itself can do what these and its session policies allow.</summary>
    private static bool IsFederatedRoot(Principal principal) =>
        principal is { Kind: PrincipalKind.FederatedUser, Account: { } account } && principal.IssuerArn == account.Root.ToString();

    private static void Add(List<AttachedPolicy> policies, IIdentity identity, WorldView view)
    {
        foreach (var (name, document) in identity.InlinePolicies)
        {
            policies.Add(new(name, document));
        }

        foreach (var arn in identity.AttachedPolicies)
        {
            if (ManagedPolicy.Find(view, arn) is { } managed)
            {
                policies.Add(new(arn, managed.Document));
            }
        }
    }
}
