namespace ScsLabs.Services.Ssm;

/// <summary>Adds tags to a resource, or replaces their values.</summary>
/// <remarks>Errors: InvalidResourceId, TooManyTagsError, ValidationException. Source: Systems Manager API Reference, AddTagsToResource.</remarks>
[Operation<SsmApi>]
public sealed record AddTagsToResource(
    ResourceTypeForTagging ResourceType,
    string ResourceId,
    [RequestTags, Length(0, 1000)] IReadOnlyList<Tag> Tags)
{
    /// <summary>An empty result.</summary>
    public sealed record Result();

    /// <summary>Asks on the resource.</summary>
    internal static IEnumerable<Ask> Asks(AddTagsToResource request, Call call) =>
        [TaggedResources.Ask("ssm:AddTagsToResource", request.ResourceType, request.ResourceId, call, AddTagsToResourceOperation.Conditions(request))];

    /// <summary>Adds the tags.</summary>
    internal static Result Handle(AddTagsToResource request, Call call, Draft draft)
    {
        var found = TaggedResources.Existing(request.ResourceType, request.ResourceId, call);
        found.Tag(draft, ParameterTags.Rules.Set(found.TagSet, request.Tags));
        return new();
    }
}
