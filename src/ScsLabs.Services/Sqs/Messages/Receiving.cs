namespace ScsLabs.Services.Sqs;

/// <summary>Takes messages from queues.</summary>
/// <remarks>Source: SQS Developer Guide, "Amazon SQS visibility timeout", "Using dead-letter queues", "Amazon SQS quotas".</remarks>
internal static class Receiving
{
    private const int MostInFlight = 120_000;

    /// <summary>Takes the oldest messages that can be received. Those that were received too often move to the dead-letter queue instead.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="most">The most messages to take.</param>
    /// <param name="visibility">The seconds for which they are hidden.</param>
    /// <param name="now">The time.</param>
    /// <param name="draft">The draft.</param>
    /// <returns>The messages, and whether any moved.</returns>
    /// <exception cref="AwsException">OverLimit: too many messages are in flight.</exception>
    public static (IReadOnlyList<Message> Received, bool HasMoved) Take(Queue queue, int most, int visibility, DateTimeOffset now, Draft draft)
    {
        var (received, moved) = (new List<Message>(), false);
        var target = DeadLetterQueue(queue, draft);
        var room = MostInFlight - draft.Count(Message.ByState, (queue.Messages, MessageState.InFlight));
        foreach (var message in draft.All(Message.ByState, (queue.Messages, MessageState.Available)))
        {
            if (target is not null && message.ReceiveCount - message.ReceivedBefore >= queue.Redrive!.MaxReceiveCount)
            {
                draft.Remove(message);
                draft.Put(message.MovedTo(target, queue));
                moved = true;
                continue;
            }

            if (received.Count == Math.Min(most, room))
            {
                break;
            }

            var taken = message.Hidden(now, visibility) with { ReceiveCount = message.ReceiveCount + 1, FirstReceivedAt = message.FirstReceivedAt ?? now, ReceivedAt = now };
            draft.Put(taken);
            received.Add(taken);
        }

        return room <= 0 && !moved ? throw SqsErrors.OverLimit($"The maximum number of in flight messages is reached: {MostInFlight}.") : (received, moved);
    }

    /// <summary>The dead-letter queue, while it is there and may be used; else messages stay where they are.</summary>
    private static Queue? DeadLetterQueue(Queue queue, WorldView view) =>
        queue.Redrive is { } redrive && Queue.Find(redrive.DeadLetterTargetArn, view) is { } target && target.RedriveAllow?.Allows(queue.Arn) != false ? target : null;
}
