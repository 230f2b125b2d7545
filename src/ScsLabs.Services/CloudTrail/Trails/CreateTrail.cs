namespace ScsLabs.Services.CloudTrail;

/// <summary>Creates a trail, which logs nothing yet. CloudTrail must be allowed to write to the bucket.</summary>
/// <remarks>
/// Errors: InvalidTrailNameException, TrailAlreadyExistsException, MaximumNumberOfTrailsExceededException, S3BucketDoesNotExistException, InsufficientS3BucketPolicyException,
/// InvalidS3BucketNameException, InvalidS3PrefixException, InvalidParameterCombinationException, InvalidTagParameterException, TagsLimitExceededException. Source: CloudTrail API Reference, CreateTrail.
/// </remarks>
[Operation<CloudTrailApi>]
public sealed record CreateTrail([Target<TrailRow>(By = nameof(TrailRow.ByName))] string Name, string S3BucketName)
{
    public string? S3KeyPrefix { get; init; }

    public bool? IncludeGlobalServiceEvents { get; init; }

    public bool? IsMultiRegionTrail { get; init; }

    public bool? EnableLogFileValidation { get; init; }

    public bool? IsOrganizationTrail { get; init; }

    [RequestTags, Length(0, 200)] public IReadOnlyList<Tag>? TagsList { get; init; }

    /// <summary>The trail.</summary>
    public sealed record Result([Spread] TrailSettings Trail);

    /// <summary>Creates the trail.</summary>
    internal static Result Handle(CreateTrail request, TrailRow? existing, Call call, Draft draft)
    {
        TrailRequest.RequireEmulated(request.EnableLogFileValidation, request.IsOrganizationTrail);
        if (existing is not null)
        {
            throw CloudTrailErrors.TrailExists(existing.Name, call.Account.ToString());
        }

        var trail = new TrailRow
        {
            Account = call.Account,
            Region = call.Region,
            Name = request.Name,
            Bucket = request.S3BucketName,
            Prefix = request.S3KeyPrefix is { Length: > 0 } prefix ? prefix : null,
            IncludesGlobal = request.IncludeGlobalServiceEvents ?? true,
            IsMultiRegion = request.IsMultiRegionTrail ?? false,
            TagSet = TagSets.Rules.Set(TagSets.Rules.None, request.TagsList),
        };
        TrailRequest.Check(trail, null, call);
        draft.Put(trail);
        return new(TrailSettings.Of(trail));
    }
}
