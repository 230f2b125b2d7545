namespace ScsLabs.Services.Events;

/// <summary>Adds tags to a bus or rule, or replaces their values.</summary>
/// <remarks>Errors: ResourceNotFoundException, LimitExceededException, ValidationException. Source: EventBridge API Reference, TagResource.</remarks>
[Operation<EventsApi>]
public sealed record TagResource([Wire("ResourceARN"), Length(1, 1600)] string ResourceArn, [RequestTags] IReadOnlyList<Tag> Tags)
{
    /// <summary>Nothing.</summary>
    public sealed record Result();

    /// <summary>Asks on the resource.</summary>
    internal static IEnumerable<Ask> Asks(TagResource request, Call call) => [TaggedResource.Ask("events:TagResource", request.ResourceArn, call, TagResourceOperation.Conditions(request))];

    /// <summary>Adds the tags.</summary>
    internal static Result Handle(TagResource request, Call call, Draft draft)
    {
        var row = TaggedResource.Existing(request.ResourceArn, call);
        row.PutTags(EventTags.Rules.Set(row.TagSet, request.Tags), draft);
        return new();
    }
}
