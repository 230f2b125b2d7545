namespace ScsLabs.Services;

/// <summary>A row that contains policies. The mutation proof removes their statements one at a time.</summary>
internal interface IHasPolicies : IRow
{
    /// <summary>The policies of this row.</summary>
    IEnumerable<PolicySlot> Policies { get; }
}

/// <summary>A policy in a row, with the means to replace it.</summary>
/// <param name="Name">A description of the row and the policy.</param>
/// <param name="Document">The policy document.</param>
/// <param name="With">Creates a copy of the row with another policy document.</param>
internal sealed record PolicySlot(string Name, PolicyDocument Document, Func<PolicyDocument, IRow> With);
