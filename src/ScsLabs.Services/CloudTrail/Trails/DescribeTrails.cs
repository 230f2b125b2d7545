namespace ScsLabs.Services.CloudTrail;

/// <summary>Shows the trails of the account in the Region, with the shadows of other Regions' trails unless they are unwanted.</summary>
/// <remarks>Errors: InvalidTrailNameException, CloudTrailARNInvalidException. A trail that isn't there is left out. Source: CloudTrail API Reference, DescribeTrails.</remarks>
[Operation<CloudTrailApi>, AnyResource]
public sealed record DescribeTrails(
    [Wire("trailNameList")] IReadOnlyList<string>? TrailNameList = null,
    [Wire("includeShadowTrails")] bool? IncludeShadowTrails = null)
{
    /// <summary>The trails.</summary>
    public sealed record Result([Wire("trailList")] IReadOnlyList<Trail> TrailList);

    /// <summary>Shows the trails.</summary>
    internal static Result Handle(DescribeTrails request, Call call)
    {
        var trails = request.TrailNameList is { Count: > 0 } names
            ? names.Select(name => Reference<TrailRow>.Of(name, call).Row).OfType<TrailRow>().DistinctBy(static trail => trail.Arn, StringComparer.Ordinal)
            : TrailRow.In(call.Place, call.View);
        return new([.. trails.Where(trail => request.IncludeShadowTrails != false || trail.Region == call.Region).Select(Trail.Of)]);
    }
}
