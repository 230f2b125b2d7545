namespace ScsLabs.Services.Events;

/// <summary>The events of rules with a schedule.</summary>
/// <remarks>Source: EventBridge User Guide, eb-create-rule-schedule.</remarks>
internal static class ScheduledEvents
{
    /// <summary>Sends the event of a time to the targets of a rule.</summary>
    public static Task SendAsync(EventRule rule, DateTimeOffset at, IActing acting, CancellationToken cancellationToken)
    {
        var scheduled = new Envelope(acting.Ids.Uuid().ToString(), "aws.events", "Scheduled Event", rule.Account, rule.Region, at, [rule.Arn]).Around(
            rule.Place,
            static writer =>
            {
                writer.WriteStartObject();
                writer.WriteEndObject();
            },
            at);
        return Router.SendAsync(rule, scheduled, acting, cancellationToken);
    }
}
