namespace ScsLabs.Services.Sqs;

/// <summary>Deletes up to ten messages that were received.</summary>
/// <remarks>Errors: those of batches (<see cref="Batches"/>), QueueDoesNotExist, InvalidAddress; those of DeleteMessage for each entry. Source: SQS API Reference, DeleteMessageBatch.</remarks>
[Operation<SqsApi>(Action = "sqs:DeleteMessage")]
internal sealed record DeleteMessageBatch([Target<Queue>] string QueueUrl, IReadOnlyList<DeleteMessageBatchRequestEntry> Entries)
{
    /// <summary>What became of each entry.</summary>
    internal sealed record Result(
        IReadOnlyList<BatchResultEntry> Successful,
        IReadOnlyList<BatchResultErrorEntry> Failed);

    /// <summary>Deletes the messages.</summary>
    internal static Result Handle(DeleteMessageBatch request, Queue queue, Draft draft)
    {
        var (successful, failed) = Batches.Do(request.Entries, entry =>
        {
            DeleteMessage.Delete(entry.ReceiptHandle, queue, draft);
            return new BatchResultEntry(entry.Id);
        });
        return new(successful, failed);
    }
}

/// <summary>A message to delete.</summary>
internal sealed record DeleteMessageBatchRequestEntry(string Id, string ReceiptHandle) : IBatchEntry;
