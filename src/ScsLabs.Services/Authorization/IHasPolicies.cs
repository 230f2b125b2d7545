namespace ScsLabs.Services;

/// <summary>A row that policies stand in. The mutation proof takes their statements away, one at a time.</summary>
public interface IHasPolicies : IRow
{
    /// <summary>The policies of this row.</summary>
    IEnumerable<PolicySlot> Policies { get; }
}

/// <summary>A place in a row where a policy stands.</summary>
/// <param name="Name">The row and the place, for people.</param>
/// <param name="Document">The policy.</param>
/// <param name="With">The row with another policy there.</param>
public sealed record PolicySlot(string Name, PolicyDocument Document, Func<PolicyDocument, IRow> With);
