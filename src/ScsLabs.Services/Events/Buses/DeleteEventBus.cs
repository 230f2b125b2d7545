namespace ScsLabs.Services.Events;

/// <summary>Deletes a custom event bus that has no rules. A bus that doesn't exist is no error.</summary>
/// <remarks>Errors: ValidationException. Source: EventBridge API Reference, DeleteEventBus.</remarks>
[Operation<EventsApi>]
public sealed record DeleteEventBus([Target<EventBus>, Length(1, 256), Pattern(@"[/\.\-_A-Za-z0-9]+")] string Name)
{
    /// <summary>Deletes the bus.</summary>
    internal static void Handle(DeleteEventBus request, EventBus? there, Draft draft)
    {
        if (request.Name == EventBus.Default)
        {
            throw EventsErrors.Validation($"Cannot delete event bus {EventBus.Default}.");
        }

        if (there is null)
        {
            return;
        }

        if (draft.Count<EventRule>(there.Rules) > 0)
        {
            throw EventsErrors.Validation("EventBus can't be deleted since it has rules.");
        }

        draft.Remove(there);
    }
}
