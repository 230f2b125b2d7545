namespace ScsLabs.Services.Events;

/// <summary>Other event buses, also of other accounts and Regions. They are sent to with a role, which the bus's policy must admit across accounts.</summary>
/// <remarks>An event is passed on once. Source: EventBridge User Guide, eb-cross-account and eb-bus-to-bus.</remarks>
internal sealed class BusTarget : TargetKind
{
    /// <inheritdoc />
    public override bool Has(Arn arn) => EventBus.IsBus(arn) && AccountId.TryParse(arn.Account, out _);

    /// <inheritdoc />
    public override void Require(Target target, Arn arn, EventRule rule)
    {
        if ((target.RoleArn ?? rule.RoleArn) is null)
        {
            throw EventsErrors.Validation($"RoleArn is required for target {target.Arn}.");
        }
    }

    /// <inheritdoc />
    public override async Task SendAsync(Sending sending, IActing acting, CancellationToken cancellationToken)
    {
        var (passed, bus) = (sending.Event, sending.Arn);
        if (passed.IsPassedOn)
        {
            throw new UndeliverableException(bus.Region == sending.Rule.Region ? "THIRD_ACCOUNT_HOP_DETECTED" : "THIRD_REGION_HOP_DETECTED", "An event that came from another event bus isn't sent to a further one.");
        }

        if (EventBus.Find(bus, acting.World) is null)
        {
            throw UndeliverableException.NoResource(EventsErrors.NoSuchBus(sending.Target.Arn).Message); // PutEvents takes an event for a bus that isn't there, and drops it
        }

        var transport = await acting.AsRoleAsync(EventService.Principal, bus.Region, sending.RoleArn!, sending.Rule.Name, sending.Rule.Arn, sending.Rule.Account, cancellationToken).ConfigureAwait(false);
        await new EventsClient(transport).PutEventsAsync(new([new() { EventBusName = sending.Target.Arn, Source = passed.Source, DetailType = passed.DetailType, PassedOn = passed }]), cancellationToken).ConfigureAwait(false);
    }
}
