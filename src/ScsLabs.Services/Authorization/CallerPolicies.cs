using ScsLabs.Services.Ec2;
using ScsLabs.Services.Iam;

namespace ScsLabs.Services;

/// <summary>Collects all policies that apply to an ask from the current world, so that a policy change takes effect at the next call.</summary>
internal static class CallerPolicies
{
    /// <summary>Replaces a boundary whose policy doesn't exist, and allows nothing. DeletePolicy keeps a policy in use, but a change on a fork may not.</summary>
    private static readonly PolicyDocument NothingAllowed = PolicyDocument.Parse(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"none:Nothing","Resource":"*"}]}""", PolicyKind.PermissionsBoundary);

    /// <summary>Collects the policies of the caller and of the resource.</summary>
    /// <remarks>
    /// INVARIANT: no policy allows anything to a user or role that was deleted, whatever sessions it had,
    /// nor to a key or session that was deleted since its signature was verified, including a root user's.
    /// </remarks>
    public static PolicySet Of(Call call, Ask ask, CallerRows caller)
    {
        if (caller.IsGone)
        {
            // Session policies that allow nothing limit a root user too.
            return new() { Session = [] };
        }

        var policies = OfPrincipal(call.Caller.Principal, caller.Identity, call.View) with { Session = caller.Session?.PoliciesIn(call.View), VpcEndpoint = OfEndpoint(call) };
        return ask.Row is IHasResourcePolicy resource ? resource.AddTo(policies, call.Caller.Principal, call.View) : policies;
    }

    /// <summary>Collects the policies of a principal: those attached to it and to its groups, and its boundary.</summary>
    public static PolicySet OfPrincipal(Principal principal, IPrincipalIdentity? identity, WorldView view)
    {
        if (identity is null)
        {
            return IsFederatedRoot(principal) ? new() { Identity = [new("root user", AwsManagedPolicies.AdministratorAccess.Document)] } : new();
        }

        var policies = new List<AttachedPolicy>();
        Add(policies, identity, view);
        if (identity is User user)
        {
            foreach (var group in user.Groups)
            {
                if (view.Find<Group>(user.Place, group) is { } found)
                {
                    Add(policies, found, view);
                }
            }
        }

        return new()
        {
            Identity = policies,
            PermissionsBoundaries = identity.PermissionsBoundary is { } boundary ? [new(boundary, ManagedPolicy.Find(view, boundary)?.Document ?? NothingAllowed)] : [],
        };
    }

    /// <summary>The policy of the VPC endpoint through which the call comes; none where that allows everything.</summary>
    private static IReadOnlyList<AttachedPolicy> OfEndpoint(Call call) =>
        call.Caller.Path?.VpcEndpointId is { } id && call.View.Find(AnyPlace<VpcEndpoint>.ById, id)?.Policy is { } policy ? [new($"policy of the VPC endpoint {id}", policy)] : [];

    /// <summary>Whether the principal is a root user's federation token, whose permissions are AdministratorAccess limited by the session policies.</summary>
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
