namespace ScsLabs.Services.Config;

/// <summary>The configuration of a resource as it was recorded at a time.</summary>
/// <param name="At">The time at which it was recorded.</param>
/// <param name="Status">Why it was recorded.</param>
/// <param name="Row">The resource's row, which rules evaluate; that before its deletion for a deleted one.</param>
/// <param name="Configuration">The configuration, as JSON; null for a deleted resource.</param>
internal sealed record ConfigurationItem(DateTimeOffset At, ConfigurationItemStatus Status, IResource Row, string? Configuration)
{
    /// <summary>Whether the resource is there.</summary>
    public bool IsThere => Status is ConfigurationItemStatus.Ok or ConfigurationItemStatus.ResourceDiscovered;
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
