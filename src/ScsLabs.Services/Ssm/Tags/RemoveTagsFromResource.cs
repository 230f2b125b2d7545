namespace ScsLabs.Services.Ssm;

/// <summary>Removes tags from a parameter; keys without a tag are ignored.</summary>
/// <remarks>Errors: InvalidResourceId. Source: Systems Manager API Reference, RemoveTagsFromResource.</remarks>
[Operation<SsmApi>]
public sealed record RemoveTagsFromResource(
    ResourceTypeForTagging ResourceType,
    [Target<Parameter>] string ResourceId,
    [RequestTags] IReadOnlyList<string> TagKeys)
{
    /// <summary>An empty result.</summary>
    public sealed record Result();

    /// <summary>Removes the tags.</summary>
    internal static Result Handle(RemoveTagsFromResource request, Parameter? parameter, Draft draft)
    {
        var found = parameter ?? throw SsmErrors.InvalidResourceId();
        draft.Put(found with { TagSet = found.TagSet.RemoveRange(request.TagKeys) });
        return new();
    }
}
