using ScsLabs.Policy.Conditions;

namespace ScsLabs.Policy;

/// <summary>What became of one statement.</summary>
/// <param name="Kind">The policy's kind.</param>
/// <param name="Policy">The policy's name.</param>
/// <param name="Sid">The statement's Sid; null where it has none.</param>
/// <param name="Index">Its place in the policy, from 0.</param>
/// <param name="Effect">What it does where it matches.</param>
/// <param name="Failed">The first element that disagrees with the request; null where the statement matches.</param>
/// <param name="WhyNot">That disagreement in words.</param>
public sealed record StatementTrace(PolicyKind Kind, string Policy, string? Sid, int Index, Effect Effect, StatementElement? Failed, string? WhyNot)
{
    /// <summary>Whether the statement matches the request.</summary>
    public bool Matched => Failed is null;

    /// <summary>The condition that doesn't hold, where it is one.</summary>
    public ConditionTrace? Condition { get; init; }

    /// <summary>The statement as refusals and people name it.</summary>
    public string Statement => Sid is null ? $"statement {Index + 1}" : $"statement {Sid}";

    /// <summary>All of it in a sentence.</summary>
    public override string ToString() => $"{Effect} of {Policy}, {Statement} ({Kind}): {WhyNot ?? "matches"}";
}

/// <summary>A condition that doesn't hold.</summary>
/// <param name="Operator">With its set prefix and IfExists.</param>
/// <param name="Key">The condition key.</param>
/// <param name="Wanted">The policy's values.</param>
/// <param name="Actual">The request's values; empty where it has none.</param>
/// <param name="NotComputed">A real key of AWS's that nothing here computes, so that the condition can't be judged.</param>
public sealed record ConditionTrace(string Operator, string Key, IReadOnlyList<string> Wanted, IReadOnlyList<string> Actual, bool NotComputed);
