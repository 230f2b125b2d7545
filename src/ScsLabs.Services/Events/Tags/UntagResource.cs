namespace ScsLabs.Services.Events;

/// <summary>Removes tags of a bus or rule.</summary>
/// <remarks>Errors: ResourceNotFoundException. Source: EventBridge API Reference, UntagResource.</remarks>
[Operation<EventsApi>]
public sealed record UntagResource([Wire("ResourceARN"), Length(1, 1600)] string ResourceArn, [RequestTags, Items(1, 128)] IReadOnlyList<string> TagKeys)
{
    /// <summary>Nothing.</summary>
    public sealed record Result();

    /// <summary>Asks on the resource.</summary>
    internal static IEnumerable<Ask> Asks(UntagResource request, Call call) => [TaggedResource.Ask("events:UntagResource", request.ResourceArn, call, UntagResourceOperation.Conditions(request))];

    /// <summary>Removes the tags.</summary>
    internal static Result Handle(UntagResource request, Call call, Draft draft)
    {
        var row = TaggedResource.Existing(request.ResourceArn, call);
        row.PutTags(row.TagSet.RemoveRange(request.TagKeys), draft);
        return new();
    }
}
