using ScsLabs.Policy;
using ScsLabs.Services;

namespace ScsLabs.Emulator;

/// <summary>Why one permission that a call needed was allowed or denied.</summary>
public sealed class AskExplanation
{
    internal AskExplanation(DecidedAsk ask)
    {
        (Principal, Action, Resource, Decision) = (ask.Principal, ask.Action, ask.Resource, ask.Explain());
        Statement = Decision.Outcome switch
        {
            Outcome.Allowed => Decision.Trace.FirstOrDefault(Allows),
            Outcome.ExplicitlyDenied => Decision.Trace.FirstOrDefault(statement => statement is { Effect: Effect.Deny, Matched: true } && statement.Kind == Decision.DecidedBy),
            _ => Nearest(),
        };
    }

    /// <summary>The ARN or name of the principal that asked.</summary>
    public string Principal { get; }

    /// <summary>The action, such as <c>s3:GetObject</c>.</summary>
    public string Action { get; }

    /// <summary>The resource's ARN, or <c>*</c> where the action has no resource.</summary>
    public string Resource { get; }

    /// <summary>The decision, with the comparison of every statement.</summary>
    public Decision Decision { get; }

    /// <summary>The statement that allowed or denied. If none did, the one that came nearest to allowing; null if there is none that could.</summary>
    public StatementTrace? Statement { get; }

    /// <summary>Tells the decision, and the statement.</summary>
    public override string ToString() =>
        $"{Action} on {Resource}: {Decision.Outcome}, {Decision.Because}." + Decision.Outcome switch
        {
            Outcome.Allowed => "",
            Outcome.ExplicitlyDenied => Statement is null ? "" : $"\n  Denied by: {Statement}",
            _ => Statement is null ? $"\n  There is no {Decision.DecidedBy?.Noun()} with an Allow." : $"\n  Nearest: {Statement}",
        };

    private bool Allows(StatementTrace statement) =>
        statement is { Effect: Effect.Allow, Matched: true }
        && statement.Kind == Decision.DecidedBy
        && (Decision.Statement is not { } deciding || (statement.Index == deciding.Index && statement.Policy == Decision.Policy?.Name));

    /// <summary>The statement with Allow of which most elements match, in the order in which they are compared: action, resource, principal, conditions.</summary>
    private StatementTrace? Nearest()
    {
        // Across accounts a resource policy may name the caller's account. Then the caller's own policies are what is missing.
        var missing = Decision.Trace.Any(statement => statement is { Effect: Effect.Allow, Matched: true, Kind: PolicyKind.Resource }) && Decision.DecidedBy is PolicyKind.Resource
            ? PolicyKind.Identity
            : Decision.DecidedBy;
        return Decision.Trace.Where(statement => statement is { Effect: Effect.Allow, Failed: not null } && IsOf(missing, statement.Kind)).MaxBy(statement => statement.Failed);
    }

    /// <summary>Whether policies of a kind could have allowed in the place of the missing one: grants and ACLs can, beside a resource policy.</summary>
    private static bool IsOf(PolicyKind? missing, PolicyKind kind) =>
        kind == missing || (missing is PolicyKind.Resource && kind is PolicyKind.Grant or PolicyKind.AccessControlList);
}
