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

        // GetCallerIdentity needs no permission, and an explicit deny doesn't apply. Source: STS API Reference, GetCallerIdentity.
        return request.Action.Equals("sts:GetCallerIdentity", StringComparison.OrdinalIgnoreCase) && request.Principal.Kind is not PrincipalKind.Anonymous
            ? new(request.Action, Outcome.Allowed, null, null, null, [])
            : new Evaluator(request, policies, trace ? [] : null).Decide();
    }
}
