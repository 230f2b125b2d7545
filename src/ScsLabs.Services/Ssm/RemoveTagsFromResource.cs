namespace ScsLabs.Services.Ssm;

/// <summary>Takes tags from a parameter; those that it hasn't don't matter.</summary>
/// <remarks>Errors: InvalidResourceId. Source: Systems Manager API Reference, RemoveTagsFromResource.</remarks>
[Operation<SsmApi>]
public sealed record RemoveTagsFromResource(
    ResourceTypeForTagging ResourceType,
    [Target<Parameter>] string ResourceId,
    [RequestTags] IReadOnlyList<string> TagKeys)
{
    /// <summary>Nothing to tell.</summary>
    public sealed record Result();

    /// <summary>Removes them.</summary>
    public static Result Handle(RemoveTagsFromResource request, Parameter? parameter, Draft draft)
    {
        var found = parameter ?? throw SsmErrors.InvalidResourceId();
        draft.Put(found with { TagSet = found.TagSet.RemoveRange(request.TagKeys) });
        return new();
    }
}
