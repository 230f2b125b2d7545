using ScsLabs.Policy.Conditions;

namespace ScsLabs.Policy;

/// <summary>The result of comparing one statement with the request.</summary>
public sealed record StatementTrace
{
    /// <summary>The kind of the policy.</summary>
    public required PolicyKind Kind { get; init; }

    /// <summary>The policy's name.</summary>
    public required string Policy { get; init; }

    /// <summary>The statement's Sid; null where it has none.</summary>
    public string? Sid { get; init; }

    /// <summary>The statement's index in the policy, from 0.</summary>
    public int Index { get; init; }

    /// <summary>The effect of the statement where it matches.</summary>
    public Effect Effect { get; init; }

    /// <summary>The first element that doesn't match the request; null where the statement matches.</summary>
    public StatementElement? Failed { get; init; }

    /// <summary>A description of the mismatch.</summary>
    public string? WhyNot { get; init; }

    /// <summary>Whether the statement matches the request.</summary>
    public bool Matched => Failed is null;

    /// <summary>The condition that doesn't hold, where that is the mismatch.</summary>
    public ConditionTrace? Condition { get; init; }

    /// <summary>The statement's name in refusals and traces.</summary>
    public string Statement => Sid is null ? $"statement {Index + 1}" : $"statement {Sid}";

    /// <summary>Describes the result in one sentence.</summary>
    public override string ToString() => $"{Effect} of {Policy}, {Statement} ({Kind}): {WhyNot ?? "matches"}";
}

/// <summary>A condition that doesn't hold.</summary>
public sealed record ConditionTrace
{
    /// <summary>The operator with its set prefix and IfExists.</summary>
    public required string Operator { get; init; }

    /// <summary>The condition key.</summary>
    public required string Key { get; init; }

    /// <summary>The policy's values.</summary>
    public required IReadOnlyList<string> Wanted { get; init; }

    /// <summary>The request's values; empty where it has none.</summary>
    public required IReadOnlyList<string> Actual { get; init; }

    /// <summary>Whether the key is one of AWS's that the emulator doesn't compute, so that the condition can't be evaluated.</summary>
    public bool NotComputed { get; init; }
}
