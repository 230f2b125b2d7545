using ScsLabs.Model;
using ScsLabs.Policy.Evaluation;

namespace ScsLabs.Policy;

/// <summary>Decides requests. Pure: the same request and policies have the same answer.</summary>
public static class PolicyEngine
{
    /// <summary>Whether the request may pass, and why.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="policies">All that may have a say.</param>
    /// <param name="trace">Whether the decision shall list every statement; it costs, so ask for it where somebody reads it.</param>
    public static Decision Evaluate(AccessRequest request, PolicySet policies, bool trace = false)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(policies);

        // Whoever has credentials may ask whose they are; a deny doesn't change that. Source: STS API Reference, GetCallerIdentity.
        return request.Action.Equals("sts:GetCallerIdentity", StringComparison.OrdinalIgnoreCase) && request.Principal.Kind is not PrincipalKind.Anonymous
            ? new(request.Action, Outcome.Allowed, null, null, null, [])
            : new Evaluator(request, policies, trace ? [] : null).Decide();
    }
}
