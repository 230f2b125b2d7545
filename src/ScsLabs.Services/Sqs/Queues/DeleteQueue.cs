namespace ScsLabs.Services.Sqs;

/// <summary>Deletes a queue with all its messages. Its name can be used again after 60 seconds.</summary>
/// <remarks>Errors: QueueDoesNotExist, InvalidAddress. Source: SQS API Reference, DeleteQueue.</remarks>
[Operation<SqsApi>]
internal sealed record DeleteQueue([Target<Queue>(By = nameof(Queue.Own))] string QueueUrl)
{
    /// <summary>Deletes the queue, at once.</summary>
    internal static void Handle(DeleteQueue request, Queue queue, Call call, Draft draft)
    {
        Message.RemoveAll(queue, draft);
        draft.Remove(queue);
        draft.Put(new DeletedQueue(queue.Place, queue.Name, call.Now + DeletedQueue.Kept));
    }
}

/// <summary>The name of a queue that was deleted, while it can't be used again.</summary>
/// <param name="Place">The account and Region.</param>
/// <param name="Id">The name.</param>
/// <param name="DueAt">The time from which the name can be used again.</param>
internal sealed record DeletedQueue(Place Place, string Id, DateTimeOffset? DueAt) : IRow<DeletedQueue>, IDueRow
{
    /// <summary>The time for which a name can't be used again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(60);

    /// <inheritdoc />
    public void OnDue(DueTurn due) => due.Draft.Remove(this);
}
