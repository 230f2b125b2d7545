namespace ScsLabs.Services.Config;

/// <summary>Removes tags from a rule or recorder; keys without a tag are ignored.</summary>
/// <remarks>Errors: ResourceNotFoundException. Source: AWS Config API Reference, UntagResource.</remarks>
[Operation<ConfigApi>]
public sealed record UntagResource([Length(1, 1000)] string ResourceArn, [RequestTags, Length(1, 50), Items(1, 128)] IReadOnlyList<string> TagKeys)
{
    /// <summary>Asks on the resource.</summary>
    internal static IEnumerable<Ask> Asks(UntagResource request, Call call) => [TaggedResources.Ask(call, "config:UntagResource", request.ResourceArn, UntagResourceOperation.Conditions(request))];

    /// <summary>Removes the tags.</summary>
    internal static void Handle(UntagResource request, Call call, Draft draft)
    {
        var resource = TaggedResources.Find(call, request.ResourceArn);
        resource.Tag(draft, resource.TagSet.RemoveRange(request.TagKeys));
    }
}
