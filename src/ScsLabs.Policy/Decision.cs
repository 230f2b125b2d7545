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

    /// <summary>The reason in AWS's wording, as one clause.</summary>
    public string Because => (Outcome, DecidedBy) switch
    {
        (Outcome.Allowed, null) => PolicyEngine.NeedsNoPermission(action) ? $"because {action} needs no permission" : $"because the account's root user needs no policy that allows {action}",
        (Outcome.Allowed, PolicyKind.Grant) => $"because a grant on the key allows the {action} action",
        (Outcome.Allowed, PolicyKind.AccessControlList) => $"because an access control list allows the {action} action{AndBeside}",
        (Outcome.Allowed, { } kind) => $"because {kind.NounPhrase()} allows the {action} action: {Policy?.Name}, {Where(Statement)}{AndBeside}",
        (_, PolicyKind.BlockPublicAccess) => "because public access is restricted by the RestrictPublicBuckets setting in S3 Block Public Access",
        (Outcome.ExplicitlyDenied, { } kind) => $"with an explicit deny in {kind.NounPhrase()}",
        (_, var kind) => $"because no {kind?.Noun()} allows the {action} action",
    };

    private string AndBeside => Beside is { } other ? $", and {other.Kind.NounPhrase()} does: {other.Policy.Name}, {Where(other.Statement)}" : "";

    private static string Where(PolicyStatement? statement) => statement?.Sid is { } sid ? $"statement {sid}" : $"statement {statement?.Index + 1}";

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
