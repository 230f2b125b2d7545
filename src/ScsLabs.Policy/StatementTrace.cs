using ScsLabs.Policy.Conditions;

namespace ScsLabs.Policy;

/// <summary>The result of comparing one statement with the request.</summary>
/// <param name="Kind">The kind of the policy.</param>
/// <param name="Policy">The policy's name.</param>
/// <param name="Sid">The statement's Sid; null where it has none.</param>
/// <param name="Index">The statement's index in the policy, from 0.</param>
/// <param name="Effect">The effect of the statement where it matches.</param>
/// <param name="Failed">The first element that doesn't match the request; null where the statement matches.</param>
/// <param name="WhyNot">A description of the mismatch.</param>
public sealed record StatementTrace(PolicyKind Kind, string Policy, string? Sid, int Index, Effect Effect, StatementElement? Failed, string? WhyNot)
{
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
/// <param name="Operator">The operator with its set prefix and IfExists.</param>
/// <param name="Key">The condition key.</param>
/// <param name="Wanted">The policy's values.</param>
/// <param name="Actual">The request's values; empty where it has none.</param>
/// <param name="NotComputed">Whether the key is one of AWS's that the emulator doesn't compute, so that the condition can't be evaluated.</param>
public sealed record ConditionTrace(string Operator, string Key, IReadOnlyList<string> Wanted, IReadOnlyList<string> Actual, bool NotComputed);
