namespace ScsLabs.Services.Sqs;

/// <summary>Removes tags from a queue; keys without a tag are ignored.</summary>
/// <remarks>Errors: QueueDoesNotExist, InvalidAddress. Source: SQS API Reference, UntagQueue.</remarks>
[Operation<SqsApi>]
internal sealed record UntagQueue(
    [Target<Queue>(By = nameof(Queue.Own))] string QueueUrl,
    [RequestTags] IReadOnlyList<string> TagKeys)
{
    /// <summary>Removes the tags.</summary>
    internal static void Handle(UntagQueue request, Queue queue, Draft draft) => draft.Put(queue with { TagSet = queue.TagSet.RemoveRange(request.TagKeys) });
}
