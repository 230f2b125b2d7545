namespace ScsLabs.Services.Events;

/// <summary>Creates a custom event bus.</summary>
/// <remarks>Errors: ResourceAlreadyExistsException, LimitExceededException, ValidationException. Source: EventBridge API Reference, CreateEventBus.</remarks>
[Operation<EventsApi>]
public sealed record CreateEventBus(
    [Target<EventBus>, Length(1, 256), Pattern(@"[/\.\-_A-Za-z0-9]+")] string Name,
    [Length(0, 512)] string? Description = null,
    [RequestTags] IReadOnlyList<Tag>? Tags = null)
{
    /// <summary>The maximum number of custom buses of an account in a Region. Source: EventBridge User Guide, quotas.</summary>
    private const int Most = 100;

    /// <summary>The bus's ARN.</summary>
    public sealed record Result(string EventBusArn, string? Description);

    /// <summary>Creates the bus.</summary>
    internal static Result Handle(CreateEventBus request, EventBus? there, Call call, Draft draft)
    {
        if (request.Name.Contains('/', StringComparison.Ordinal))
        {
            throw EventsErrors.Validation("Event bus name must not contain '/'.");
        }

        if (there is not null)
        {
            throw EventsErrors.BusExists(request.Name);
        }

        // The default bus has a row where it was changed.
        if (draft.All<EventBus>(call.Place).Count(bus => bus.Name != EventBus.Default) >= Most)
        {
            throw EventsErrors.LimitExceeded();
        }

        var bus = new EventBus
        {
            Account = call.Account,
            Region = call.Region,
            Name = request.Name,
            CreatedAt = call.Timestamp,
            ModifiedAt = call.Timestamp,
            Description = request.Description,
            TagSet = EventTags.Rules.Set(EventTags.Rules.None, request.Tags),
        };
        draft.Put(bus);
        return new(bus.Arn, bus.Description);
    }
}
