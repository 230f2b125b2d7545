namespace ScsLabs.Services.Events;

/// <summary>Deletes a rule that has no targets. A rule that doesn't exist is no error.</summary>
/// <remarks>Errors: ResourceNotFoundException (of the bus), ValidationException. Source: EventBridge API Reference, DeleteRule.</remarks>
[Operation<EventsApi>]
public sealed record DeleteRule(
    [Length(1, 64), Pattern(@"[\.\-_A-Za-z0-9]+")] string Name,
    [Length(1, 1600), Pattern(BusName.OrArn)] string? EventBusName = null,
    bool? Force = null)
{
    /// <summary>Asks on the rule.</summary>
    internal static IEnumerable<Ask> Asks(DeleteRule request, Call call) => [EventRule.Of(request.Name, request.EventBusName, call).Ask("events:DeleteRule")];

    /// <summary>Deletes the rule.</summary>
    internal static void Handle(DeleteRule request, Call call, Draft draft)
    {
        var bus = EventBus.Own(request.EventBusName, call).OrNotFound(call);
        if (draft.Find<EventRule>(bus.Rules, request.Name) is not { } rule)
        {
            return;
        }

        if (draft.Count<EventTarget>(rule.Targets) > 0)
        {
            throw EventsErrors.Validation("Rule can't be deleted since it has targets.");
        }

        draft.Remove(rule);
    }
}
