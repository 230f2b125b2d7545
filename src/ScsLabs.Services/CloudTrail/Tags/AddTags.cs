namespace ScsLabs.Services.CloudTrail;

/// <summary>Adds tags to a trail, or replaces their values.</summary>
/// <remarks>Errors: ResourceNotFoundException, CloudTrailARNInvalidException, InvalidTagParameterException, TagsLimitExceededException. Source: CloudTrail API Reference, AddTags.</remarks>
[Operation<CloudTrailApi>]
public sealed record AddTags([Target<TrailRow>(By = nameof(TrailRow.ByArn))] string ResourceId, [RequestTags, Length(0, 200)] IReadOnlyList<Tag> TagsList)
{
    /// <summary>An empty result.</summary>
    public sealed record Result();

    /// <summary>Adds the tags.</summary>
    internal static Result Handle(AddTags request, TrailRow? trail, Call call, Draft draft)
    {
        var found = trail ?? throw CloudTrailErrors.NoSuchResource(request.ResourceId);
        found.RequireHome(call);
        draft.Put(found with { TagSet = TagSets.Rules.Set(found.TagSet, request.TagsList) });
        return new();
    }
}
