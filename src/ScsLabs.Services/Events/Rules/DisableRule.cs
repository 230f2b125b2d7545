namespace ScsLabs.Services.Events;

/// <summary>Disables a rule. It matches nothing, and its schedule ends.</summary>
/// <remarks>Errors: ResourceNotFoundException. Source: EventBridge API Reference, DisableRule.</remarks>
[Operation<EventsApi>]
public sealed record DisableRule(
    [Length(1, 64), Pattern(@"[\.\-_A-Za-z0-9]+")] string Name,
    [Length(1, 1600), Pattern(BusName.OrArn)] string? EventBusName = null)
{
    /// <summary>Asks on the rule.</summary>
    internal static IEnumerable<Ask> Asks(DisableRule request, Call call) => [EventRule.Of(request.Name, request.EventBusName, call).Ask("events:DisableRule")];

    /// <summary>Disables the rule.</summary>
    internal static void Handle(DisableRule request, Call call, Draft draft) => draft.Put(EventRule.Existing(request.Name, request.EventBusName, call).In(RuleState.Disabled, call.Timestamp));
}
