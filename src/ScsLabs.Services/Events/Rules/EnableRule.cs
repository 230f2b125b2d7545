namespace ScsLabs.Services.Events;

/// <summary>Enables a rule. A schedule begins anew.</summary>
/// <remarks>Errors: ResourceNotFoundException. Source: EventBridge API Reference, EnableRule.</remarks>
[Operation<EventsApi>]
public sealed record EnableRule(
    [Length(1, 64), Pattern(@"[\.\-_A-Za-z0-9]+")] string Name,
    [Length(1, 1600), Pattern(BusName.OrArn)] string? EventBusName = null)
{
    /// <summary>Asks on the rule.</summary>
    internal static IEnumerable<Ask> Asks(EnableRule request, Call call) => [EventRule.Of(request.Name, request.EventBusName, call).Ask("events:EnableRule")];

    /// <summary>Enables the rule.</summary>
    internal static void Handle(EnableRule request, Call call, Draft draft) => draft.Put(EventRule.Existing(request.Name, request.EventBusName, call).In(RuleState.Enabled, call.Timestamp));
}
