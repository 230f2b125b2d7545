using ScsLabs.Services.Iam;

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
    public static PolicySet Of(Call call, Ask ask, CallerRows caller)
    {
        if (caller.IsGone)
        {
            // Session policies that allow nothing bind a root user too.
            return new() { Session = [] };
        }

        var (identity, boundaries) = OfPrincipal(call, caller.Identity);
        var policies = new PolicySet { Identity = identity, PermissionsBoundaries = boundaries, Session = caller.Session?.PoliciesIn(call.View) };
        return ask.Row is IHasResourcePolicy resource ? resource.AddTo(policies, call.Caller.Principal, call.View) : policies;
    }

    private static (IReadOnlyList<AttachedPolicy> Identity, IReadOnlyList<AttachedPolicy> Boundaries) OfPrincipal(Call call, IPrincipalIdentity? identity)
    {
        if (identity is null)
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
