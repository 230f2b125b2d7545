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

    /// <summary>The first part that doesn't match the request; null where the statement matches.</summary>
    public Mismatch? Mismatch { get; init; }

    /// <summary>The first element that doesn't match the request; null where the statement matches.</summary>
    public StatementElement? Failed => Mismatch?.Element;

    /// <summary>A description of the mismatch.</summary>
    public string? WhyNot => Mismatch?.ToString();

    /// <summary>Whether the statement matches the request.</summary>
    public bool Matched => Mismatch is null;

    /// <summary>The statement's name in refusals and traces.</summary>
    public string Statement => $"statement {Name}";

    /// <summary>The statement's name in its policy: its Sid, or else its number from 1.</summary>
    internal string Name => PolicyStatement.NameOf(Sid, Index);

    /// <summary>Describes the result in one sentence.</summary>
    public override string ToString() => $"{Effect} of {Policy}, {Statement} ({Kind}): {WhyNot ?? "matches"}";
}
