namespace ScsLabs.Services.CloudTrail;

/// <summary>Tells whether a trail logs, and what became of its last delivery. The shadow of another Region's trail is found by the ARN.</summary>
/// <remarks>Errors: TrailNotFoundException, InvalidTrailNameException, CloudTrailARNInvalidException. Source: CloudTrail API Reference, GetTrailStatus.</remarks>
[Operation<CloudTrailApi>]
public sealed record GetTrailStatus([Target<TrailRow>] string Name)
{
    /// <summary>The status.</summary>
    public sealed record Result
    {
        public required bool IsLogging { get; init; }

        /// <summary>S3's code for the last delivery; null where it was accepted, or there was none.</summary>
        public string? LatestDeliveryError { get; init; }

        public DateTimeOffset? LatestDeliveryTime { get; init; }

        public DateTimeOffset? StartLoggingTime { get; init; }

        public DateTimeOffset? StopLoggingTime { get; init; }

        public required string LatestDeliveryAttemptTime { get; init; }

        public required string LatestNotificationAttemptTime { get; init; }

        public required string LatestNotificationAttemptSucceeded { get; init; }

        public required string LatestDeliveryAttemptSucceeded { get; init; }

        public required string TimeLoggingStarted { get; init; }

        public required string TimeLoggingStopped { get; init; }
    }

    /// <summary>Tells the status.</summary>
    internal static Result Handle(GetTrailStatus request, TrailRow trail, Call call)
    {
        var delivery = TrailDelivery.Of(trail, call.View);
        return new()
        {
            IsLogging = trail.IsLogging,
            LatestDeliveryError = delivery?.Error,
            LatestDeliveryTime = delivery?.DeliveredAt,
            StartLoggingTime = trail.StartedAt,
            StopLoggingTime = trail.StoppedAt,
            LatestDeliveryAttemptTime = Shown(delivery?.AttemptedAt),
            LatestNotificationAttemptTime = "",
            LatestNotificationAttemptSucceeded = "",
            LatestDeliveryAttemptSucceeded = Shown(delivery?.DeliveredAt),
            TimeLoggingStarted = Shown(trail.StartedAt),
            TimeLoggingStopped = Shown(trail.StoppedAt),
        };
    }

    private static string Shown(DateTimeOffset? time) => time is { } given ? EventJson.Time(given) : "";
}
