namespace ScsLabs.Services.Sqs;

/// <summary>Adds tags to a queue, or replaces their values.</summary>
/// <remarks>Errors: QueueDoesNotExist, InvalidParameterValueException, InvalidAddress. Source: SQS API Reference, TagQueue.</remarks>
[Operation<SqsApi>]
internal sealed record TagQueue(
    [Target<Queue>(By = nameof(Queue.Own))] string QueueUrl,
    IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Asks with the tags that the request sets.</summary>
    internal static IEnumerable<Ask> Asks(TagQueue request, Reference<Queue> queue) => [queue.Ask("sqs:TagQueue", QueueTags.Conditions(request.Tags))];

    /// <summary>Adds the tags.</summary>
    internal static void Handle(TagQueue request, Queue queue, Draft draft) =>
        draft.Put(queue with { TagSet = QueueTags.Rules.Set(queue.TagSet, QueueTags.Of(request.Tags)) });
}
