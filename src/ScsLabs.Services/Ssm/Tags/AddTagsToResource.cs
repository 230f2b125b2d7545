namespace ScsLabs.Services.Ssm;

/// <summary>Adds tags to a parameter, or replaces their values.</summary>
/// <remarks>Errors: InvalidResourceId, TooManyTagsError. Source: Systems Manager API Reference, AddTagsToResource.</remarks>
[Operation<SsmApi>]
public sealed record AddTagsToResource(
    ResourceTypeForTagging ResourceType,
    [Target<Parameter>] string ResourceId,
    [RequestTags, Length(0, 1000)] IReadOnlyList<Tag> Tags)
{
    /// <summary>An empty result.</summary>
    public sealed record Result();

    /// <summary>Adds the tags.</summary>
    internal static Result Handle(AddTagsToResource request, Parameter? parameter, Draft draft)
    {
        var found = parameter ?? throw SsmErrors.InvalidResourceId();
        draft.Put(found with { TagSet = ParameterTags.Rules.Set(found.TagSet, request.Tags) });
        return new();
    }
}
