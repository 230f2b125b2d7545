using System.Text.Json;

namespace ScsLabs.Services.Events;

/// <summary>An event on a bus.</summary>
/// <param name="Bus">The place of the bus's rules.</param>
/// <param name="Json">The event.</param>
/// <param name="Root">The event, read.</param>
/// <param name="IngestedAt">The time at which EventBridge received it.</param>
internal sealed record BusEvent(Place Bus, string Json, JsonElement Root, DateTimeOffset IngestedAt)
{
    /// <summary>Whether it came from another bus.</summary>
    public bool IsPassedOn { get; init; }

    /// <summary>Whether it tells of a call that only reads, which rules match that ask for all of CloudTrail's events.</summary>
    public bool IsReadOnlyCall { get; init; }

    /// <summary>The source.</summary>
    public string Source => Root.GetProperty("source").GetString()!;

    /// <summary>The type of the detail.</summary>
    public string DetailType => Root.GetProperty("detail-type").GetString()!;
}
