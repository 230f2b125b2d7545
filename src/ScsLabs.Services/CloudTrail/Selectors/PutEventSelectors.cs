namespace ScsLabs.Services.CloudTrail;

/// <summary>Sets which events a trail logs, in the place of what was set before.</summary>
/// <remarks>Errors: TrailNotFoundException, InvalidTrailNameException, CloudTrailARNInvalidException, InvalidHomeRegionException, InvalidEventSelectorsException. Source: CloudTrail API Reference, PutEventSelectors.</remarks>
[Operation<CloudTrailApi>]
public sealed record PutEventSelectors(
    [Target<TrailRow>(By = nameof(TrailRow.ToChange))] string TrailName,
    IReadOnlyList<EventSelector>? EventSelectors = null,
    IReadOnlyList<AdvancedEventSelector>? AdvancedEventSelectors = null)
{
    /// <summary>The selectors.</summary>
    public sealed record Result([Wire("TrailARN")] string TrailArn, IReadOnlyList<EventSelector>? EventSelectors, IReadOnlyList<AdvancedEventSelector>? AdvancedEventSelectors);

    /// <summary>Sets the selectors.</summary>
    internal static Result Handle(PutEventSelectors request, TrailRow trail, Call call, Draft draft)
    {
        trail.RequireHome(call);
        var selectors = TrailSelectors.Of(request.EventSelectors, request.AdvancedEventSelectors);
        draft.Put(trail with { Selectors = selectors });
        return new(trail.Arn, selectors.Basic, selectors.Advanced);
    }
}

/// <summary>Shows which events a trail logs.</summary>
/// <remarks>Errors: TrailNotFoundException, InvalidTrailNameException, CloudTrailARNInvalidException. Source: CloudTrail API Reference, GetEventSelectors.</remarks>
[Operation<CloudTrailApi>]
public sealed record GetEventSelectors([Target<TrailRow>] string TrailName)
{
    /// <summary>The selectors.</summary>
    public sealed record Result([Wire("TrailARN")] string TrailArn, IReadOnlyList<EventSelector>? EventSelectors, IReadOnlyList<AdvancedEventSelector>? AdvancedEventSelectors);

    /// <summary>Shows the selectors.</summary>
    internal static Result Handle(GetEventSelectors request, TrailRow trail) => new(trail.Arn, trail.Selectors.Basic, trail.Selectors.Advanced);
}
