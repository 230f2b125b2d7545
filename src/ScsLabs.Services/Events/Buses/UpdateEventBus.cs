namespace ScsLabs.Services.Events;

/// <summary>Changes the description of an event bus.</summary>
/// <remarks>Errors: ResourceNotFoundException. Source: EventBridge API Reference, UpdateEventBus.</remarks>
[Operation<EventsApi>]
public sealed record UpdateEventBus(
    [Length(1, 256), Pattern(@"[/\.\-_A-Za-z0-9]+")] string? Name = null,
    [Length(0, 512)] string? Description = null)
{
    /// <summary>The bus.</summary>
    public sealed record Result(string Arn, string Name, string? Description);

    /// <summary>Asks on the bus.</summary>
    internal static IEnumerable<Ask> Asks(UpdateEventBus request, Call call) => [EventBus.Of(request.Name, call).Ask("events:UpdateEventBus")];

    /// <summary>Changes the bus.</summary>
    internal static Result Handle(UpdateEventBus request, Call call, Draft draft)
    {
        var bus = EventBus.Of(request.Name, call).OrNotFound(call) with { Description = request.Description, ModifiedAt = call.Timestamp };
        draft.Put(bus);
        return new(bus.Arn, bus.Name, bus.Description);
    }
}
