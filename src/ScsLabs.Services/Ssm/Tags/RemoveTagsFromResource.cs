namespace ScsLabs.Services.Ssm;

/// <summary>Removes tags from a resource; keys without a tag are ignored.</summary>
/// <remarks>Errors: InvalidResourceId, ValidationException. Source: Systems Manager API Reference, RemoveTagsFromResource.</remarks>
[Operation<SsmApi>]
public sealed record RemoveTagsFromResource(
    ResourceTypeForTagging ResourceType,
    string ResourceId,
    [RequestTags, Items(1, 128, Pattern = Tag.Form)] IReadOnlyList<string> TagKeys)
{
    /// <summary>An empty result.</summary>
    public sealed record Result();

    /// <summary>Asks on the resource.</summary>
    internal static IEnumerable<Ask> Asks(RemoveTagsFromResource request, Call call) =>
        [TaggedResources.Ask("ssm:RemoveTagsFromResource", request.ResourceType, request.ResourceId, call, RemoveTagsFromResourceOperation.Conditions(request))];

    /// <summary>Removes the tags.</summary>
    internal static Result Handle(RemoveTagsFromResource request, Call call, Draft draft)
    {
        var found = TaggedResources.Existing(request.ResourceType, request.ResourceId, call);
        found.Tag(draft, found.TagSet.RemoveRange(request.TagKeys));
        return new();
    }
}
