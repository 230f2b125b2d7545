namespace ScsLabs.Services.Sqs;

/// <summary>Lists the tags of a queue.</summary>
/// <remarks>Errors: QueueDoesNotExist, InvalidAddress. Source: SQS API Reference, ListQueueTags.</remarks>
[Operation<SqsApi>]
internal sealed record ListQueueTags([Target<Queue>(By = nameof(Queue.Own))] string QueueUrl)
{
    /// <summary>The tags; none rather than an empty map.</summary>
    internal sealed record Result(IReadOnlyDictionary<string, string>? Tags);

    /// <summary>Lists the tags.</summary>
    internal static Result Handle(ListQueueTags request, Queue queue) => new(queue.TagSet is { Count: > 0 } tags ? tags : null);
}
