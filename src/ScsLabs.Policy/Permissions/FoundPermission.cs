using ScsLabs.Policy.Permissions;

namespace ScsLabs.Policy;

/// <summary>Actions that a principal is allowed by one statement, grant or access control list, with a request that is allowed.</summary>
public sealed record FoundPermission
{
    internal FoundPermission(IReadOnlyList<string> actions, Trial example) =>
        (Actions, Decision, Example, Through, Context) = (actions, example.Decision, example.Request, example.Caller.Through, [.. example.Request.Context.Where(key => !example.Knows(key.Key))]);

    /// <summary>The actions.</summary>
    public IReadOnlyList<string> Actions { get; }

    /// <summary>The decision on the example: its policy and statement are the permission's source.</summary>
    public Decision Decision { get; }

    /// <summary>The resource of the example.</summary>
    public string Resource => Example.Resource;

    /// <summary>The condition keys of the example, beside those that all requests of the principal, or for the resource, have.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Context { get; }

    /// <summary>The roles that the principal assumes in turn to have the permission; empty where it has it itself.</summary>
    public IReadOnlyList<string> Through { get; }

    /// <summary>The statement, grant or access control list that allows the actions.</summary>
    public string Source => Decision switch
    {
        { Policy: { } policy, Statement: { } statement } => $"{policy.Name}, statement {statement.Name}",
        { DecidedBy: { } kind } => kind.NounPhrase(),
        _ => "no policy is needed",
    };

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
