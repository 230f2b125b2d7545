using ScsLabs.Model;
using ScsLabs.Policy.Conditions;
using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy;

/// <summary>The effect of a statement that matches.</summary>
public enum Effect
{
    /// <summary>The statement allows.</summary>
    Allow,

    /// <summary>The statement denies, even where others allow.</summary>
    Deny,
}

/// <summary>The elements of a statement, in the order in which a request is compared with them.</summary>
public enum StatementElement
{
    /// <summary>Action or NotAction.</summary>
    Action,

    /// <summary>Resource or NotResource.</summary>
    Resource,

    /// <summary>Principal or NotPrincipal.</summary>
    Principal,

    /// <summary>One operator and one key of Condition.</summary>
    Condition,
}

/// <summary>One statement of a policy, compiled.</summary>
public sealed class PolicyStatement
{
    /// <summary>The statement's Sid; null where it has none or an empty one.</summary>
    public string? Sid { get; internal init; }

    /// <summary>The statement's index in the document, from 0.</summary>
    public int Index { get; internal init; }

    /// <summary>The effect of the statement where it matches.</summary>
    public Effect Effect { get; internal init; }

    /// <summary>The values of Action or NotAction, as written.</summary>
    public IEnumerable<string> ActionTexts => Actions.Select(action => action.Text);

    /// <summary>The values of Resource or NotResource, as written; empty where the statement has neither.</summary>
    public IEnumerable<string> ResourceTexts => Resources?.Select(resource => resource.Text) ?? [];

    /// <summary>Whether the statement has NotAction: it applies to every action except those that it names.</summary>
    public bool IsNotAction => NotActions;

    /// <summary>The statement's name in its policy: its Sid, or else its number from 1.</summary>
    internal string Name => NameOf(Sid, Index);

    /// <summary>Whether a value of Action or NotAction, as written, matches the action.</summary>
    public static bool Names(string actionText, string action) => new ActionPattern(actionText).Matches(action);

    internal static string NameOf(string? sid, int index) => sid ?? $"{index + 1}";

    internal PrincipalElement? Principals { get; init; }

    internal bool NotActions { get; init; }

    internal IReadOnlyList<ActionPattern> Actions { get; init; } = [];

    internal bool NotResources { get; init; }

    /// <summary>The resources; null where the statement has no resource element and so, except in a key policy, applies to the resource that the policy is attached to.</summary>
    internal IReadOnlyList<ResourcePattern>? Resources { get; init; }

    internal IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>The element without which the statement of a key policy has no effect; null where it has both.</summary>
    /// <remarks>Source: KMS API Reference, PutKeyPolicy.</remarks>
    internal StatementElement? Lacks => Actions.Count == 0 ? StatementElement.Action : Resources is null ? StatementElement.Resource : null;

    /// <summary>Compares the request with each element, up to the first that doesn't match.</summary>
    /// <param name="request">The request.</param>
    /// <param name="bounded">Whether the caller has a permissions boundary: then no NotPrincipal exempts it from a Deny.</param>
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

/// <summary>The result of a comparison: how specifically the caller is named, or the element that doesn't match.</summary>
internal readonly record struct StatementMatch(StatementElement? Failed, Condition? Condition, PrincipalMatch Principal)
{
    public bool Matched => Failed is null;

    public static StatementMatch Fails(StatementElement element) => new(element, null, PrincipalMatch.None);
}
