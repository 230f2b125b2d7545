namespace ScsLabs.Services.Sqs;

/// <summary>Sets how long up to ten messages in flight stay hidden from now on.</summary>
/// <remarks>Errors: those of batches (<see cref="Batches"/>), QueueDoesNotExist, InvalidAddress; those of ChangeMessageVisibility for each entry. Source: SQS API Reference, ChangeMessageVisibilityBatch.</remarks>
[Operation<SqsApi>(Action = "sqs:ChangeMessageVisibility")]
internal sealed record ChangeMessageVisibilityBatch([Target<Queue>] string QueueUrl, IReadOnlyList<ChangeMessageVisibilityBatchRequestEntry> Entries)
{
    /// <summary>What became of each entry.</summary>
    internal sealed record Result(
        IReadOnlyList<BatchResultEntry> Successful,
        IReadOnlyList<BatchResultErrorEntry> Failed);

    /// <summary>Sets the timeouts.</summary>
    internal static Result Handle(ChangeMessageVisibilityBatch request, Queue queue, Call call, Draft draft)
    {
        var (successful, failed) = Batches.Do(request.Entries, entry =>
        {
            var seconds = entry.VisibilityTimeout ?? throw SqsErrors.MissingParameter(nameof(entry.VisibilityTimeout));
            ChangeMessageVisibility.Change(entry.ReceiptHandle, seconds, queue, call, draft);
            return new BatchResultEntry(entry.Id);
        });
        return new(successful, failed);
    }
}

/// <summary>A message to hide.</summary>
internal sealed record ChangeMessageVisibilityBatchRequestEntry(string Id, string ReceiptHandle, int? VisibilityTimeout = null) : IBatchEntry;
