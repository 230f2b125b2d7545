namespace ScsLabs.Services.CloudTrail;

/// <summary>Changes the settings of a trail that are given.</summary>
/// <remarks>
/// Errors: TrailNotFoundException, InvalidTrailNameException, CloudTrailARNInvalidException, InvalidHomeRegionException, S3BucketDoesNotExistException, InsufficientS3BucketPolicyException,
/// InvalidS3BucketNameException, InvalidS3PrefixException, InvalidParameterCombinationException. Source: CloudTrail API Reference, UpdateTrail.
/// </remarks>
[Operation<CloudTrailApi>]
public sealed record UpdateTrail([Target<TrailRow>(By = nameof(TrailRow.ToChange))] string Name)
{
    public string? S3BucketName { get; init; }

    public string? S3KeyPrefix { get; init; }

    public bool? IncludeGlobalServiceEvents { get; init; }

    public bool? IsMultiRegionTrail { get; init; }

    public bool? EnableLogFileValidation { get; init; }

    public bool? IsOrganizationTrail { get; init; }

    /// <summary>The trail.</summary>
    public sealed record Result([Spread] TrailSettings Trail);

    /// <summary>Changes the trail.</summary>
    internal static Result Handle(UpdateTrail request, TrailRow trail, Call call, Draft draft)
    {
        trail.RequireHome(call);
        TrailRequest.RequireEmulated(request.EnableLogFileValidation, request.IsOrganizationTrail);
        var changed = trail with
        {
            Bucket = request.S3BucketName ?? trail.Bucket,
            Prefix = request.S3KeyPrefix is { } prefix ? prefix.Length > 0 ? prefix : null : trail.Prefix,
            IncludesGlobal = request.IncludeGlobalServiceEvents ?? trail.IncludesGlobal,
            IsMultiRegion = request.IsMultiRegionTrail ?? trail.IsMultiRegion,
        };
        TrailRequest.Check(changed, trail, call);
        draft.Put(changed);
        return new(TrailSettings.Of(changed));
    }
}
