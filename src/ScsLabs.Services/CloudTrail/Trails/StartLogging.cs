namespace ScsLabs.Services.CloudTrail;

/// <summary>Has a trail log events from now on.</summary>
/// <remarks>Errors: TrailNotFoundException, InvalidTrailNameException, CloudTrailARNInvalidException, InvalidHomeRegionException. Source: CloudTrail API Reference, StartLogging.</remarks>
[Operation<CloudTrailApi>]
public sealed record StartLogging([Target<TrailRow>(By = nameof(TrailRow.ToChange))] string Name)
{
    /// <summary>An empty result.</summary>
    public sealed record Result();

    /// <summary>Starts to log.</summary>
    internal static Result Handle(StartLogging request, TrailRow trail, Call call, Draft draft)
    {
        trail.RequireHome(call);
        if (!trail.IsLogging)
        {
            // While nothing waits for its delivery, earlier times are done with.
            var undelivered = TrailDelivery.Of(trail, draft) is { DueAt: not null } ? trail.Periods : [];
            draft.Put(trail with { IsLogging = true, StartedAt = call.Timestamp, Periods = undelivered.Add(new(call.Now, null)) });
        }

        return new();
    }
}

/// <summary>Has a trail log no more events. Those that it logged are delivered.</summary>
/// <remarks>Errors: TrailNotFoundException, InvalidTrailNameException, CloudTrailARNInvalidException, InvalidHomeRegionException. Source: CloudTrail API Reference, StopLogging.</remarks>
[Operation<CloudTrailApi>]
public sealed record StopLogging([Target<TrailRow>(By = nameof(TrailRow.ToChange))] string Name)
{
    /// <summary>An empty result.</summary>
    public sealed record Result();

    /// <summary>Stops to log.</summary>
    internal static Result Handle(StopLogging request, TrailRow trail, Call call, Draft draft)
    {
        trail.RequireHome(call);
        if (trail.IsLogging)
        {
            draft.Put(trail with { IsLogging = false, StoppedAt = call.Timestamp, Periods = trail.Periods.SetItem(trail.Periods.Count - 1, trail.Periods[^1] with { To = call.Now }) });
        }

        return new();
    }
}
