using ScsLabs.Model;
using ScsLabs.Policy.Conditions;
using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy;

/// <summary>What a statement that matches does.</summary>
public enum Effect
{
    /// <summary>It allows.</summary>
    Allow,

    /// <summary>It denies, whatever else allows.</summary>
    Deny,
}

/// <summary>The elements of a statement that a request is compared with, in the order in which it is.</summary>
public enum StatementElement
{
    /// <summary>Action or NotAction.</summary>
    Action,

    /// <summary>Resource or NotResource.</summary>
    Resource,

    /// <summary>Principal or NotPrincipal.</summary>
    Principal,

    /// <summary>One operator and key of Condition.</summary>
    Condition,
}

/// <summary>One statement of a policy, compiled.</summary>
public sealed class PolicyStatement
{
    /// <summary>Its Sid; null where it has none or an empty one.</summary>
    public string? Sid { get; internal init; }

    /// <summary>Its place in the document, from 0.</summary>
    public int Index { get; internal init; }

    /// <summary>What it does where it matches.</summary>
    public Effect Effect { get; internal init; }

    /// <summary>What stands in Action or NotAction, as it was written.</summary>
    public IEnumerable<string> ActionTexts => Actions.Select(action => action.Text);

    /// <summary>What stands in Resource or NotResource, as it was written; empty without either.</summary>
    public IEnumerable<string> ResourceTexts => Resources?.Select(resource => resource.Text) ?? [];

    /// <summary>Whether it is about every action but those that it names.</summary>
    public bool IsNotAction => NotActions;

    /// <summary>Whether one text in Action or NotAction, as it was written, names the action.</summary>
    public static bool Names(string actionText, string action) => new ActionPattern(actionText).Matches(action);

    internal PrincipalElement? Principals { get; init; }

    internal bool NotActions { get; init; }

    internal IReadOnlyList<ActionPattern> Actions { get; init; } = [];

    internal bool NotResources { get; init; }

    /// <summary>Null where the statement has no resource element: it is about the resource that the policy is attached to.</summary>
    internal IReadOnlyList<ResourcePattern>? Resources { get; init; }

    internal IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>Compares the request with each element in turn, up to the first that disagrees.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="bounded">The caller has a permissions boundary: no NotPrincipal spares it from a Deny.</param>
    internal StatementMatch Match(AccessRequest request, bool bounded)
    {
        if (NamesAction(request.Action) == NotActions)
        {
            return StatementMatch.Fails(StatementElement.Action);
        }

        if (Resources is not null && NamesResource(request) == NotResources)
        {
            return StatementMatch.Fails(StatementElement.Resource);
        }

        var match = Principals is null || (bounded && Principals.Negated && Effect is Effect.Deny)
            ? PrincipalMatch.Direct
            : Principals.Match(request, Effect);
        if (match is PrincipalMatch.None)
        {
            return StatementMatch.Fails(StatementElement.Principal);
        }

        for (var i = 0; i < Conditions.Count; i++)
        {
            if (!Conditions[i].Holds(request, Effect))
            {
                return new(StatementElement.Condition, Conditions[i], PrincipalMatch.None);
            }
        }

        return new(null, null, match);
    }

    private bool NamesAction(string action)
    {
        for (var i = 0; i < Actions.Count; i++)
        {
            if (Actions[i].Matches(action))
            {
                return true;
            }
        }

        return false;
    }

    private bool NamesResource(AccessRequest request)
    {
        for (var i = 0; i < Resources!.Count; i++)
        {
            if (Resources[i].Matches(request.Resource, request))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The outcome of a comparison: how closely the caller is named, or the element that disagrees.</summary>
internal readonly record struct StatementMatch(StatementElement? Failed, Condition? Condition, PrincipalMatch Principal)
{
    public bool Matched => Failed is null;

    public static StatementMatch Fails(StatementElement element) => new(element, null, PrincipalMatch.None);
}
