namespace ScsLabs.Events.Schedules;

/// <summary>Fires again and again after the same time.</summary>
internal sealed class RateSchedule(TimeSpan period) : Schedule
{
    /// <inheritdoc />
    public override DateTimeOffset? Next(DateTimeOffset after) => period <= DateTimeOffset.MaxValue - after ? after.ToUniversalTime() + period : null;
}
