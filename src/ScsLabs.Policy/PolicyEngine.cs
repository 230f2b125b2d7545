using ScsLabs.Model;
using ScsLabs.Policy.Evaluation;

namespace ScsLabs.Policy;

/// <summary>Evaluates requests. The decision depends on the request and the policies alone.</summary>
internal static class PolicyEngine
{
    /// <summary>Decides whether the request is allowed, and why.</summary>
    /// <param name="request">The request.</param>
    /// <param name="policies">All policies that apply to the request.</param>
    /// <param name="trace">Whether the decision lists every statement, which takes more time and memory.</param>
    public static Decision Evaluate(AccessRequest request, PolicySet policies, bool trace = false)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(policies);

        return NeedsNoPermission(request.Action) && request.Principal.Kind is not PrincipalKind.Anonymous
            ? new(request.Action, Outcome.Allowed, null, null, null, [])
            : new Evaluator(request, policies, trace ? [] : null).Decide();
    }

    /// <summary>Whether the action needs no permission, so that not even an explicit deny applies. Source: STS API Reference, GetCallerIdentity.</summary>
    public static bool NeedsNoPermission(string action) => action.Equals("sts:GetCallerIdentity", StringComparison.OrdinalIgnoreCase);
}
