namespace ScsLabs.Services;

/// <summary>Decides about the asks of one call, and keeps what it decided.</summary>
/// <remarks>Refusals carry AWS's current text; the trace is made when somebody looks, for the inputs are immutable.</remarks>
/// <param name="enforces">Whether what is denied is refused.</param>
public sealed class CallAuthorizer(bool enforces = true) : IAuthorizer
{
    private readonly List<DecidedAsk> decided = [];
    private CallAuthorizer? outer;

    /// <summary>What was asked and decided, in order, within calls that services made for the caller too.</summary>
    public IReadOnlyList<DecidedAsk> Decided => decided;

    /// <inheritdoc />
    public void Authorize(Call call, Ask ask)
    {
        var caller = CallerRows.Of(call);
        var request = AccessRequests.Of(call, ask, caller);
        var policies = CallerPolicies.Of(call, ask, caller);
        var decision = PolicyEngine.Evaluate(request, policies);
        Keep(new(request, policies, decision));
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

    /// <inheritdoc />
    public IAuthorizer ForNested() => new CallAuthorizer(enforces) { outer = this };

    private void Keep(DecidedAsk ask)
    {
        decided.Add(ask);
        outer?.Keep(ask);
    }
}

/// <summary>One ask and its decision, with all that went into it.</summary>
public sealed record DecidedAsk(AccessRequest Request, PolicySet Policies, Decision Decision)
{
    /// <summary>About how many bytes it takes: the request's own texts, and references to what the world shares.</summary>
    public long Size
    {
        get
        {
            const int Objects = 1024;
            const int Reference = 16;
            return Objects + (2L * (Request.Action.Length + Request.Resource.Length + Request.Context.Characters)) + (Reference * (Policies.Grants.Count + (Policies.AccessControlList?.Grants.Count ?? 0)));
        }
    }

    /// <summary>The policy documents that went into it, which the world shares while they are attached somewhere.</summary>
    public IEnumerable<PolicyDocument> Documents =>
        ((AttachedPolicy?[])[.. Policies.Identity, .. Policies.PermissionsBoundaries, .. Policies.Session ?? [], Policies.Resource]).OfType<AttachedPolicy>().Select(policy => policy.Document);

    /// <summary>The decision again, with every statement that was considered.</summary>
    public Decision Explain() => PolicyEngine.Evaluate(Request, Policies, trace: true);
}
