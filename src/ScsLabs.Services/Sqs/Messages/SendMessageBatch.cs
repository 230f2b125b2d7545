namespace ScsLabs.Services.Sqs;

/// <summary>Sends up to ten messages to a queue, of 1 MiB together.</summary>
/// <remarks>Errors: those of batches (<see cref="Batches"/>), BatchRequestTooLong, QueueDoesNotExist, InvalidAddress; those of SendMessage for each entry. Source: SQS API Reference, SendMessageBatch.</remarks>
[Operation<SqsApi>(Action = "sqs:SendMessage")]
internal sealed record SendMessageBatch([Target<Queue>] string QueueUrl, IReadOnlyList<SendMessageBatchRequestEntry> Entries)
{
    /// <summary>What became of each entry.</summary>
    internal sealed record Result(
        IReadOnlyList<SendMessageBatchResultEntry> Successful,
        IReadOnlyList<BatchResultErrorEntry> Failed);

    /// <summary>Sends the messages.</summary>
    internal static Result Handle(SendMessageBatch request, Queue queue, Call call, Draft draft)
    {
        if (request.Entries.Sum(entry => Sending.Size(entry.MessageBody, entry.Settings)) is > Sending.MostBytes and var size)
        {
            throw SqsErrors.BatchTooLong(size);
        }

        var (successful, failed) = Batches.Do(request.Entries, entry => new SendMessageBatchResultEntry(entry.Id, Sending.Send(queue, entry.MessageBody, entry.Settings, call, draft)));
        return new(successful, failed);
    }
}

/// <summary>A message of a batch.</summary>
internal sealed record SendMessageBatchRequestEntry(string Id, string MessageBody) : IBatchEntry
{
    [Spread] public MessageSettings Settings { get; init; } = new();
}

/// <summary>A message of a batch that was sent.</summary>
internal sealed record SendMessageBatchResultEntry(string Id, [Spread] SentMessage Message);
