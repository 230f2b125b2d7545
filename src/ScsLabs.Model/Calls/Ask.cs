namespace ScsLabs.Model.Calls;

/// <summary>One permission that a call needs.</summary>
/// <param name="Action">The action, such as <c>ssm:GetParameter</c>.</param>
/// <param name="Resource">The resource's ARN, or <c>*</c>.</param>
/// <param name="Row">The resource's row, whose policy and tags are evaluated; null where it doesn't exist.</param>
internal sealed record Ask(string Action, string Resource, IResource? Row = null)
{
    /// <summary>The resource's name in a refusal where that isn't the ARN; empty where a refusal names no resource.</summary>
    public string? Shown { get; init; }

    /// <summary>The amount of detail in a refusal.</summary>
    public RefusalDetail Tells { get; init; }

    /// <summary>The condition keys that this request sets, beyond those that every request has.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];
}

/// <summary>The amount of detail in a refusal. AWS gives less where the resource belongs to another account.</summary>
internal enum RefusalDetail
{
    /// <summary>Caller, action, resource, and the kind of policy that caused the refusal.</summary>
    Reason,

    /// <summary>Caller, action and resource, as for a role to be assumed.</summary>
    Request,

    /// <summary>No details, as for another account's bucket.</summary>
    Nothing,
}

/// <summary>A condition key's value in one request.</summary>
/// <param name="Key">The key, with its sub-key: <c>aws:RequestTag/Team</c>.</param>
/// <param name="Values">One value, or several for a multi-valued key.</param>
internal readonly record struct Condition(string Key, IReadOnlyList<string> Values)
{
    /// <summary>A single value.</summary>
    public Condition(string key, string value)
        : this(key, [value])
    {
    }
}
