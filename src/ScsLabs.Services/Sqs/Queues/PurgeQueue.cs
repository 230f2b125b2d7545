namespace ScsLabs.Services.Sqs;

/// <summary>Deletes all messages of a queue, at once, once in 60 seconds.</summary>
/// <remarks>Errors: QueueDoesNotExist, PurgeQueueInProgress, InvalidAddress. Source: SQS API Reference, PurgeQueue.</remarks>
[Operation<SqsApi>]
internal sealed record PurgeQueue([Target<Queue>] string QueueUrl)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(60);

    /// <summary>Deletes the messages.</summary>
    internal static void Handle(PurgeQueue request, Queue queue, Call call, Draft draft)
    {
        if (queue.PurgedAt + Pause > call.Now)
        {
            throw SqsErrors.PurgeQueueInProgress(queue.Name);
        }

        Message.RemoveAll(queue, draft);
        draft.Put(queue with { PurgedAt = call.Timestamp });
    }
}
