namespace ScsLabs.Model.Calls;

/// <summary>One permission that a call needs.</summary>
/// <param name="Action">The action, such as <c>ssm:GetParameter</c>.</param>
/// <param name="Resource">The resource's ARN, or <c>*</c>.</param>
/// <param name="Row">The resource, where it exists: its policy and tags count.</param>
public sealed record Ask(string Action, string Resource, IResource? Row = null)
{
    /// <summary>How a refusal names the resource where that isn't the ARN.</summary>
    public string? Shown { get; init; }

    /// <summary>How much a refusal tells.</summary>
    public RefusalDetail Tells { get; init; }

    /// <summary>The condition keys that this request sets, beyond those that every request has.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];
}

/// <summary>How much a refusal tells of itself. Where the resource is another's affair AWS tells less.</summary>
public enum RefusalDetail
{
    /// <summary>Who may not do what on what, and which kind of policy is why.</summary>
    Reason,

    /// <summary>Who may not do what on what, as for a role to be assumed.</summary>
    Request,

    /// <summary>Nothing, as for another account's bucket.</summary>
    Nothing,
}

/// <summary>A condition key's value in one request.</summary>
/// <param name="Key">The key, with its sub-key: <c>aws:RequestTag/Team</c>.</param>
/// <param name="Values">One value, or several for a multi-valued key.</param>
public readonly record struct Condition(string Key, IReadOnlyList<string> Values)
{
    /// <summary>A single value.</summary>
    public Condition(string key, string value)
        : this(key, [value])
    {
    }
}
