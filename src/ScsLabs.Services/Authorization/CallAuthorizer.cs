namespace ScsLabs.Services;

/// <summary>Authorizes the asks of one call, and records the decisions.</summary>
/// <remarks>Refusals have AWS's current text. A trace is created only when it is read, which is possible because the inputs are immutable.</remarks>
/// <param name="enforces">Whether a denied call is refused.</param>
internal sealed class CallAuthorizer(bool enforces = true) : IAuthorizer
{
    private readonly List<DecidedAsk> decided = [];
    private CallAuthorizer? outer;

    /// <summary>The decisions in order, including those on calls that services made for the caller.</summary>
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
            if (call.Api.EncodesRefusals)
            {
                refusal += $". Encoded authorization failure message: {EncodedRefusal.Encode(call.Account, request, decision)}";
            }

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

/// <summary>An ask with its decision.</summary>
public sealed record DecidedAsk
{
    internal DecidedAsk(AccessRequest request, PolicySet policies, Decision decision) => (Request, Policies, Decision) = (request, policies, decision);

    /// <summary>The ARN or name of the principal that asked.</summary>
    public string Principal => Request.Principal.Name;

    /// <summary>The action, such as <c>s3:GetObject</c>.</summary>
    public string Action => Request.Action;

    /// <summary>The resource's ARN, or <c>*</c> where the action has no resource.</summary>
    public string Resource => Request.Resource;

    /// <summary>The decision, without a trace.</summary>
    public Decision Decision { get; }

    /// <summary>The request as it was decided.</summary>
    internal AccessRequest Request { get; }

    /// <summary>The policies that applied.</summary>
    internal PolicySet Policies { get; }

    /// <summary>The approximate size in bytes: of the request's own texts, and of references to what the world shares.</summary>
    internal long Size
    {
        get
        {
            const int Objects = 1024;
            const int Reference = 16;
            return Objects + (2L * (Request.Action.Length + Request.Resource.Length + Request.Context.Characters)) + (Reference * (Policies.Grants.Count + (Policies.AccessControlList?.Grants.Count ?? 0)));
        }
    }

    /// <summary>Adds the policy documents among the inputs, which the world shares while they are attached somewhere.</summary>
    internal void AddDocuments(List<PolicyDocument> documents)
    {
        Add(Policies.Identity);
        Add(Policies.PermissionsBoundaries);
        Add(Policies.Session ?? []);
        if (Policies.Resource is { } resource)
        {
            documents.Add(resource.Document);
        }

        void Add(IReadOnlyList<AttachedPolicy> policies)
        {
            for (var number = 0; number < policies.Count; number++)
            {
                documents.Add(policies[number].Document);
            }
        }
    }

    /// <summary>Evaluates the decision again, with a trace of every statement.</summary>
    public Decision Explain() => PolicyEngine.Evaluate(Request, Policies, trace: true);
}
