namespace ScsLabs.Services.CloudTrail;

/// <summary>Deletes a trail. What it delivered stays in the bucket.</summary>
/// <remarks>Errors: TrailNotFoundException, InvalidTrailNameException, CloudTrailARNInvalidException, InvalidHomeRegionException. Source: CloudTrail API Reference, DeleteTrail.</remarks>
[Operation<CloudTrailApi>]
public sealed record DeleteTrail([Target<TrailRow>(By = nameof(TrailRow.ToChange))] string Name)
{
    /// <summary>An empty result.</summary>
    public sealed record Result();

    /// <summary>Deletes the trail.</summary>
    internal static Result Handle(DeleteTrail request, TrailRow trail, Call call, Draft draft)
    {
        trail.RequireHome(call);
        draft.Remove(trail);
        if (TrailDelivery.Of(trail, draft) is { } delivery)
        {
            draft.Remove(delivery);
        }

        return new();
    }
}
