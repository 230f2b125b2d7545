namespace ScsLabs.Services.Config;

/// <summary>The configuration of a resource as it was recorded at a time.</summary>
/// <param name="Number">The number of the item among all of the resource's, from 0; that of an item which isn't kept any more isn't used again.</param>
/// <param name="At">The time at which it was recorded.</param>
/// <param name="Status">Why it was recorded.</param>
/// <param name="Row">The resource's row, which rules evaluate; that before its deletion for a deleted one.</param>
/// <param name="Parts">The rows that belong to the resource (<see cref="ResourceKind.PartsOf"/>), which rules evaluate with it.</param>
/// <param name="Description">What describes the resource; null for a deleted one.</param>
internal sealed record ConfigurationItem(int Number, DateTimeOffset At, ConfigurationItemStatus Status, IResource Row, IReadOnlyList<IRow> Parts, Described? Description)
{
    /// <summary>Whether the resource is there.</summary>
    public bool IsThere => Status is ConfigurationItemStatus.Ok or ConfigurationItemStatus.ResourceDiscovered;

    /// <summary>Whether the item tells all that rules evaluate: the row and its parts.</summary>
    public bool Tells(IResource row, IReadOnlyList<IRow> parts) => ReferenceEquals(Row, row) && Parts.SequenceEqual(parts, ReferenceEqualityComparer.Instance);
}

/// <summary>Why an item was recorded.</summary>
[NotEmulated("ResourceNotRecorded", "ResourceDeletedNotRecorded")]
public enum ConfigurationItemStatus
{
    /// <summary>The resource changed.</summary>
    [Wire("OK")]
    Ok,

    /// <summary>The resource was found.</summary>
    ResourceDiscovered,

    /// <summary>The resource was deleted.</summary>
    ResourceDeleted,
}
