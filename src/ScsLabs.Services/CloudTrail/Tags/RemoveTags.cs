namespace ScsLabs.Services.CloudTrail;

/// <summary>Removes tags from a trail; keys without a tag are ignored, and so are values.</summary>
/// <remarks>Errors: ResourceNotFoundException, CloudTrailARNInvalidException. Source: CloudTrail API Reference, RemoveTags.</remarks>
[Operation<CloudTrailApi>]
public sealed record RemoveTags([Target<TrailRow>(By = nameof(TrailRow.ByArn))] string ResourceId, [Length(0, 200)] IReadOnlyList<Tag> TagsList)
{
    /// <summary>An empty result.</summary>
    public sealed record Result();

    private IReadOnlyList<string> Keys => [.. TagsList.Select(static tag => tag.Key)];

    /// <summary>Asks with the keys of the tags.</summary>
    internal static IEnumerable<Ask> Asks(RemoveTags request, Reference<TrailRow> trail) => [trail.Ask("cloudtrail:RemoveTags", [new("aws:TagKeys", request.Keys)])];

    /// <summary>Removes the tags.</summary>
    internal static Result Handle(RemoveTags request, TrailRow? trail, Call call, Draft draft)
    {
        var found = trail ?? throw CloudTrailErrors.NoSuchResource(request.ResourceId);
        found.RequireHome(call);
        draft.Put(found with { TagSet = found.TagSet.RemoveRange(request.Keys) });
        return new();
    }
}
