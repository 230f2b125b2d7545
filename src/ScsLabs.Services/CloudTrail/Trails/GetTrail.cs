namespace ScsLabs.Services.CloudTrail;

/// <summary>Shows a trail. The shadow of another Region's trail is found by the ARN.</summary>
/// <remarks>Errors: TrailNotFoundException, InvalidTrailNameException, CloudTrailARNInvalidException. Source: CloudTrail API Reference, GetTrail.</remarks>
[Operation<CloudTrailApi>]
public sealed record GetTrail([Target<TrailRow>] string Name)
{
    /// <summary>The trail.</summary>
    public sealed record Result(Trail Trail);

    /// <summary>Shows the trail.</summary>
    internal static Result Handle(GetTrail request, TrailRow trail) => new(Trail.Of(trail));
}
