using ScsLabs.Services.Sqs;

namespace ScsLabs.Services.Events;

/// <summary>Queues of SQS. The queue's policy allows EventBridge to send, or the target's role.</summary>
internal sealed class QueueTarget : TargetKind
{
    /// <summary>Whether an ARN is a queue's.</summary>
    public static bool IsQueue(Arn arn) => arn.Service == "sqs" && AccountId.TryParse(arn.Account, out _);

    /// <inheritdoc />
    public override bool Has(Arn arn) => IsQueue(arn);

    /// <inheritdoc />
    public override void Require(Target target, Arn arn, EventRule rule)
    {
        if (arn.Region != rule.Region)
        {
            throw EventsErrors.Validation("Cross-region api call is not allowed.");
        }
    }

    /// <inheritdoc />
    public override async Task SendAsync(Sending sending, IActing acting, CancellationToken cancellationToken)
    {
        if (Queue.Find(sending.Target.Arn, acting.World) is null)
        {
            throw UndeliverableException.NoResource($"The queue {sending.Target.Arn} does not exist."); // SQS tells nobody whom no policy of a queue lets in
        }

        var transport = await sending.TransportAsync(acting, cancellationToken).ConfigureAwait(false);
        await new SqsClient(transport).SendMessageAsync(new(QueueUrl.Of(sending.Arn), sending.Input), cancellationToken).ConfigureAwait(false);
    }
}
