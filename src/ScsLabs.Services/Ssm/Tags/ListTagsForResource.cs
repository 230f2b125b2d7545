namespace ScsLabs.Services.Ssm;

/// <summary>Lists the tags of a parameter.</summary>
/// <remarks>Errors: InvalidResourceId. Source: Systems Manager API Reference, ListTagsForResource.</remarks>
[Operation<SsmApi>]
public sealed record ListTagsForResource(ResourceTypeForTagging ResourceType, [Target<Parameter>] string ResourceId)
{
    /// <summary>The tags.</summary>
    public sealed record Result(IReadOnlyList<Tag> TagList);

    /// <summary>Lists the tags.</summary>
    internal static Result Handle(ListTagsForResource request, Parameter? parameter) =>
        new([.. (parameter ?? throw SsmErrors.InvalidResourceId()).TagSet.Select(tag => new Tag(tag.Key, tag.Value))]);
}
