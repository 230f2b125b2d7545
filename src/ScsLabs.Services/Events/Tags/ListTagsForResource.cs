namespace ScsLabs.Services.Events;

/// <summary>Lists the tags of a bus or rule.</summary>
/// <remarks>Errors: ResourceNotFoundException. Source: EventBridge API Reference, ListTagsForResource.</remarks>
[Operation<EventsApi>]
public sealed record ListTagsForResource([Wire("ResourceARN"), Length(1, 1600)] string ResourceArn)
{
    /// <summary>The tags.</summary>
    public sealed record Result(IReadOnlyList<Tag> Tags);

    /// <summary>Asks on the resource.</summary>
    internal static IEnumerable<Ask> Asks(ListTagsForResource request, Call call) => [TaggedResource.Ask("events:ListTagsForResource", request.ResourceArn, call)];

    /// <summary>Lists the tags.</summary>
    internal static Result Handle(ListTagsForResource request, Call call) => new(EventTags.Show(TaggedResource.Existing(request.ResourceArn, call).Tags));
}
