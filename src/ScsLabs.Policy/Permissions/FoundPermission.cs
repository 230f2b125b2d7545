namespace ScsLabs.Policy;

/// <summary>Actions that a principal is allowed by one statement, grant or access control list, with a request that is allowed.</summary>
public sealed record FoundPermission
{
    internal FoundPermission(IReadOnlyList<string> actions, Decision decision, AccessRequest example, IReadOnlyList<string> through) =>
        (Actions, Decision, Example, Through) = (actions, decision, example, through);

    /// <summary>The actions.</summary>
    public IReadOnlyList<string> Actions { get; }

    /// <summary>The decision on the example: its policy and statement are the permission's source.</summary>
    public Decision Decision { get; }

    /// <summary>The resource of the example.</summary>
    public string Resource => Example.Resource;

    /// <summary>The condition keys of the example.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Context => [.. Example.Context];

    /// <summary>The roles that the principal assumes in turn to have the permission; empty where it has it itself.</summary>
    public IReadOnlyList<string> Through { get; }

    internal AccessRequest Example { get; }

    /// <inheritdoc />
    public override string ToString()
    {
        const int Shown = 4;
        var actions = string.Join(", ", Actions.Take(Shown)) + (Actions.Count > Shown ? $" and {Actions.Count - Shown} others" : "");
        var context = string.Join(", ", Context.Select(key => $"{key.Key}={string.Join(" and ", key.Value)}"));
        return $"{actions}{string.Concat(Through.Select(role => $" through {role}"))}, {Decision.Because}; for example {Example.Action} on {Resource}{(context.Length > 0 ? $" with {context}" : "")}";
    }
}
