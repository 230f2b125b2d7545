namespace ScsLabs.Services.Config;

/// <summary>Adds tags to a rule or recorder, or replaces their values; 50 at most.</summary>
/// <remarks>Errors: ResourceNotFoundException, TooManyTagsException, ValidationException. Source: AWS Config API Reference, TagResource.</remarks>
[Operation<ConfigApi>]
public sealed record TagResource([Length(1, 1000)] string ResourceArn, [RequestTags, Length(1, 50)] IReadOnlyList<Tag> Tags)
{
    /// <summary>Asks on the resource.</summary>
    internal static IEnumerable<Ask> Asks(TagResource request, Call call) => [TaggedResources.Ask(call, "config:TagResource", request.ResourceArn, TagResourceOperation.Conditions(request))];

    /// <summary>Adds the tags.</summary>
    internal static void Handle(TagResource request, Call call, Draft draft)
    {
        var resource = TaggedResources.Find(call, request.ResourceArn);
        resource.Tag(draft, TagSets.Rules.Set(resource.TagSet, request.Tags));
    }
}
