using System.Security.Cryptography;
using System.Text;
using ScsLabs.Services.Logs;

namespace ScsLabs.Services.Events;

/// <summary>Log groups of the rule's account and Region. Their resource policy lets EventBridge create streams and put events; a role isn't used.</summary>
/// <remarks>Each rule writes into a stream of its own. Sources: EventBridge User Guide, eb-use-resource-based and eb-event-log; PutTargets in the API Reference.</remarks>
internal sealed class LogGroupTarget : TargetKind
{
    private const string Prefix = "/aws/events/";

    /// <inheritdoc />
    public override bool Has(Arn arn) => LogGroupRow.NameIn(arn.ToString()) is not null;

    /// <inheritdoc />
    public override void Require(Target target, Arn arn, EventRule rule)
    {
        var (place, name) = LogGroupRow.NameIn(target.Arn)!.Value;
        if (place != new Place(rule.Account, rule.Region))
        {
            throw EventsErrors.Validation("Cross-region and cross-account log groups are not allowed.");
        }

        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            throw EventsErrors.Validation($"Parameter {target.Arn} is not valid. Reason: The log group name must start with {Prefix}.");
        }

        if (target.RoleArn is not null)
        {
            throw EventsErrors.Validation($"RoleArn is not supported for target {target.Arn}.");
        }
    }

    /// <inheritdoc />
    public override async Task SendAsync(Sending sending, IActing acting, CancellationToken cancellationToken)
    {
        if (LogGroupRow.Find(sending.Target.Arn, acting.World) is not { } group)
        {
            throw UndeliverableException.NoResource(LogsErrors.NoSuchGroup().Message);
        }

        var rule = sending.Rule;
        var logs = new LogsClient(acting.AsService(EventService.Principal, rule.Region, rule.Arn, rule.Account));
        var stream = StreamOf(rule);
        if (LogStreamRow.Find(group, stream, acting.World) is null)
        {
            await logs.CreateLogStreamAsync(new(group.Name, stream), cancellationToken).ConfigureAwait(false);
        }

        await logs.PutLogEventsAsync(new(group.Name, stream, [new(acting.Now.ToUnixTimeMilliseconds(), sending.Input)]), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The name of a rule's stream, a UUID that follows from its ARN.</summary>
    private static string StreamOf(EventRule rule) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(rule.Arn)).AsSpan(0, 16)).ToString();
}
