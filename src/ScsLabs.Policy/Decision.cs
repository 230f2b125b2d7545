namespace ScsLabs.Policy;

/// <summary>The decision on a request, with its reason.</summary>
public sealed class Decision
{
    private readonly string action;

    internal Decision(string action, Outcome outcome, PolicyKind? decidedBy, AttachedPolicy? policy, PolicyStatement? statement, IReadOnlyList<StatementTrace> trace)
    {
        this.action = action;
        (Outcome, DecidedBy, Policy, Statement, Trace) = (outcome, decidedBy, policy, statement, trace);
    }

    /// <summary>The outcome: allowed, implicitly denied or explicitly denied.</summary>
    public Outcome Outcome { get; }

    /// <summary>Whether the request is allowed.</summary>
    public bool IsAllowed => Outcome is Outcome.Allowed;

    /// <summary>The kind of policy that allows, denies, or should have allowed. None where a root user needs no policy, and for an action that can't be denied.</summary>
    public PolicyKind? DecidedBy { get; }

    /// <summary>The policy that allows or denies; null for an implicit denial, a grant, an ACL, Block Public Access and where no policy is needed.</summary>
    public AttachedPolicy? Policy { get; }

    /// <summary>The statement of <see cref="Policy"/> that allows or denies.</summary>
    public PolicyStatement? Statement { get; }

    /// <summary>The second statement that had to allow: the resource policy's across accounts (the identity policy's beside an ACL), the key policy's always; or null.</summary>
    public DecidingStatement? Beside { get; internal init; }

    /// <summary>The comparison of every statement that was evaluated; empty unless a trace was requested.</summary>
    public IReadOnlyList<StatementTrace> Trace { get; }

    /// <summary>The kind of reason for the outcome.</summary>
    public DecisionReason Reason => (Outcome, DecidedBy) switch
    {
        (Outcome.Allowed, null) => PolicyEngine.NeedsNoPermission(action) ? DecisionReason.NeedsNoPermission : DecisionReason.RootNeedsNoPolicy,
        (Outcome.Allowed, _) => DecisionReason.Allows,
        (_, PolicyKind.BlockPublicAccess) => DecisionReason.PublicAccessIsRestricted,
        (Outcome.ExplicitlyDenied, _) => DecisionReason.Denies,
        _ => DecisionReason.NoneAllows,
    };

    /// <summary>The reason in AWS's wording, as one clause.</summary>
    public string Because => Reason switch
    {
        DecisionReason.NeedsNoPermission => $"because {action} needs no permission",
        DecisionReason.RootNeedsNoPolicy => $"because the account's root user needs no policy that allows {action}",
        DecisionReason.Allows => $"because {DecidedBy?.NounPhrase()}{(DecidedBy is PolicyKind.Grant ? " on the key" : "")} allows the {action} action{Where}{AndBeside}",
        DecisionReason.PublicAccessIsRestricted => "because public access is restricted by the RestrictPublicBuckets setting in S3 Block Public Access",
        DecisionReason.Denies => $"with an explicit deny in {DecidedBy?.NounPhrase()}",
        _ => $"because no {DecidedBy?.Noun()} allows the {action} action",
    };

    private string Where => Policy is { } policy ? $": {policy.Name}, statement {Statement?.Name}" : "";

    private string AndBeside => Beside is { } other ? $", and {other.Kind.NounPhrase()} does: {other.Policy.Name}, statement {other.Statement.Name}" : "";

    /// <summary>Writes the full sentence with which AWS refuses the request.</summary>
    /// <param name="principalName">The caller's ARN.</param>
    /// <param name="action">The action, spelled as by the service.</param>
    /// <param name="resourceShown">The resource as the service shows it, usually its ARN; empty where the service names none.</param>
    /// <remarks>Source: IAM User Guide, troubleshoot_access-denied.</remarks>
    public string Refusal(string principalName, string action, string resourceShown) =>
        $"User: {principalName} is not authorized to perform: {action} {(resourceShown.Length > 0 ? $"on resource: {resourceShown} " : "")}{Because}";
}

/// <summary>A statement that contributed to a decision.</summary>
/// <param name="Kind">The kind of the policy.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Statement">The statement.</param>
public sealed record DecidingStatement(PolicyKind Kind, AttachedPolicy Policy, PolicyStatement Statement);
