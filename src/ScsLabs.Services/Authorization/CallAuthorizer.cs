namespace ScsLabs.Services;

/// <summary>Decides about the asks of one call, and keeps what it decided.</summary>
/// <remarks>Refusals carry AWS's current text; the trace is made when somebody looks, for the inputs are immutable.</remarks>
/// <param name="enforces">Whether what is denied is refused.</param>
public sealed class CallAuthorizer(bool enforces = true) : IAuthorizer
{
    private readonly List<DecidedAsk> decided = [];

    /// <summary>What was asked and decided, in order.</summary>
    public IReadOnlyList<DecidedAsk> Decided => decided;

    /// <inheritdoc />
    public void Authorize(Call call, Ask ask)
    {
        var caller = CallerRows.Of(call);
        var request = AccessRequests.Of(call, ask, caller);
        var policies = CallerPolicies.Of(call, ask, caller);
        var decision = PolicyEngine.Evaluate(request, policies);
        decided.Add(new(request, policies, decision));
        if (enforces && decision.Outcome != Outcome.Allowed)
        {
            var refusal = decision.Refusal(call.Caller.Principal.Name, ask.Action, ask.Shown ?? ask.Resource);
            throw call.Api.AccessDenied(ask.Tells switch
            {
                RefusalDetail.Reason => refusal,
                RefusalDetail.Request => refusal[..^(decision.Because.Length + 1)],
                _ => "",
            });
        }
    }

}

/// <summary>One ask and its decision, with all that went into it.</summary>
public sealed record DecidedAsk(AccessRequest Request, PolicySet Policies, Decision Decision)
{
    /// <summary>The decision again, with every statement that was considered.</summary>
    public Decision Explain() => PolicyEngine.Evaluate(Request, Policies, trace: true);
}
