namespace ScsLabs.Policy;

/// <summary>The answer to a request, with its reason.</summary>
public sealed class Decision
{
    private readonly string action;

    internal Decision(string action, Outcome outcome, PolicyKind? decidedBy, AttachedPolicy? policy, PolicyStatement? statement, IReadOnlyList<StatementTrace> trace)
    {
        this.action = action;
        (Outcome, DecidedBy, Policy, Statement, Trace) = (outcome, decidedBy, policy, statement, trace);
    }

    /// <summary>What it comes to.</summary>
    public Outcome Outcome { get; }

    /// <summary>Whether the request may pass.</summary>
    public bool IsAllowed => Outcome is Outcome.Allowed;

    /// <summary>The kind of policy that allows, denies, or should have allowed. None where a root user needs no policy, and for what nobody can be denied.</summary>
    public PolicyKind? DecidedBy { get; }

    /// <summary>The policy that allows or denies; null for an implicit denial, a grant, an ACL, Block Public Access and where no policy is needed.</summary>
    public AttachedPolicy? Policy { get; }

    /// <summary>The statement of <see cref="Policy"/> that allows or denies.</summary>
    public PolicyStatement? Statement { get; }

    /// <summary>What else had to allow, as a resource's policy does across accounts (beside an ACL the identity policy) and a key's everywhere; null where <see cref="Policy"/> sufficed.</summary>
    public DecidingStatement? Beside { get; internal init; }

    /// <summary>Every statement that was considered; empty unless a trace was asked for.</summary>
    public IReadOnlyList<StatementTrace> Trace { get; }

    /// <summary>The reason, as one clause in AWS's wording.</summary>
    public string Because => (Outcome, DecidedBy) switch
    {
        (Outcome.Allowed, null) => $"because {action} needs no policy that allows it here",
        (Outcome.Allowed, PolicyKind.Grant) => $"because a grant on the key allows the {action} action",
        (Outcome.Allowed, PolicyKind.AccessControlList) => $"because an access control list allows the {action} action{AndBeside}",
        (Outcome.Allowed, { } kind) => $"because {kind.NounPhrase()} allows the {action} action: {Policy?.Name}, {Where(Statement)}{AndBeside}",
        (_, PolicyKind.BlockPublicAccess) => "because public access is restricted by the RestrictPublicBuckets setting in S3 Block Public Access",
        (Outcome.ExplicitlyDenied, { } kind) => $"with an explicit deny in {kind.NounPhrase()}",
        (_, var kind) => $"because no {kind?.Noun()} allows the {action} action",
    };

    private string AndBeside => Beside is { } other ? $", and {other.Kind.NounPhrase()} does: {other.Policy.Name}, {Where(other.Statement)}" : "";

    private static string Where(PolicyStatement? statement) => statement?.Sid is { } sid ? $"statement {sid}" : $"statement {statement?.Index + 1}";

    /// <summary>AWS's whole sentence for a refusal.</summary>
    /// <param name="principalName">The caller's ARN.</param>
    /// <param name="action">The action, spelled as the service does.</param>
    /// <param name="resourceShown">The resource as the service shows it, mostly its ARN.</param>
    /// <remarks>Source: IAM User Guide, troubleshoot_access-denied.</remarks>
    public string Refusal(string principalName, string action, string resourceShown) =>
        $"User: {principalName} is not authorized to perform: {action} on resource: {resourceShown} {Because}";
}

/// <summary>A statement that had its part in a decision.</summary>
/// <param name="Kind">The policy's kind.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Statement">The statement.</param>
public sealed record DecidingStatement(PolicyKind Kind, AttachedPolicy Policy, PolicyStatement Statement);
