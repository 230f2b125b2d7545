namespace ScsLabs.Services.CloudTrail;

/// <summary>Lists the tags of trails.</summary>
/// <remarks>Errors: ResourceNotFoundException, CloudTrailARNInvalidException, InvalidTokenException. Source: CloudTrail API Reference, ListTags.</remarks>
[Operation<CloudTrailApi>]
public sealed record ListTags([Target<TrailRow>(By = nameof(TrailRow.ByArn))] IReadOnlyList<string> ResourceIdList, string? NextToken = null)
{
    /// <summary>The tags of each trail.</summary>
    public sealed record Result(IReadOnlyList<ResourceTag> ResourceTagList, string? NextToken);

    /// <summary>Lists the tags. All are on one page.</summary>
    internal static Result Handle(ListTags request, IReadOnlyList<Reference<TrailRow>> trails) => request.NextToken is not null
        ? throw CloudTrailErrors.InvalidToken()
        : new([.. trails.Select(static trail => ResourceTag.Of(trail.Name, trail.Row ?? throw CloudTrailErrors.NoSuchResource(trail.Name)))], null);
}

/// <summary>The tags of a trail.</summary>
public sealed record ResourceTag(string ResourceId, IReadOnlyList<Tag> TagsList)
{
    /// <summary>Shows a trail's tags.</summary>
    internal static ResourceTag Of(string name, TrailRow trail) => new(name, [.. trail.TagSet.Select(static tag => new Tag(tag.Key, tag.Value.Length > 0 ? tag.Value : null))]);
}
