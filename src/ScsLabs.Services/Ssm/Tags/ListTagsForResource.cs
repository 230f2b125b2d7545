namespace ScsLabs.Services.Ssm;

/// <summary>Lists the tags of a resource.</summary>
/// <remarks>Errors: InvalidResourceId, ValidationException. Source: Systems Manager API Reference, ListTagsForResource.</remarks>
[Operation<SsmApi>]
public sealed record ListTagsForResource(ResourceTypeForTagging ResourceType, string ResourceId)
{
    /// <summary>The tags.</summary>
    public sealed record Result(IReadOnlyList<Tag> TagList);

    /// <summary>Asks on the resource.</summary>
    internal static IEnumerable<Ask> Asks(ListTagsForResource request, Call call) =>
        [TaggedResources.Ask("ssm:ListTagsForResource", request.ResourceType, request.ResourceId, call)];

    /// <summary>Lists the tags.</summary>
    internal static Result Handle(ListTagsForResource request, Call call) =>
        new(ParameterTags.Show(TaggedResources.Existing(request.ResourceType, request.ResourceId, call).TagSet));
}
