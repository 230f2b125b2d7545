namespace ScsLabs.Services.Sqs;

/// <summary>Sets attributes of a queue, at once. A new retention period counts for the messages that are there, too.</summary>
/// <remarks>Errors: QueueDoesNotExist, InvalidAttributeName, InvalidAttributeValue, InvalidParameterValueException, InvalidAddress. Source: SQS API Reference, SetQueueAttributes.</remarks>
[Operation<SqsApi>]
internal sealed record SetQueueAttributes(
    [Target<Queue>(By = nameof(Queue.Own))] string QueueUrl,
    IReadOnlyDictionary<string, string> Attributes)
{
    /// <summary>Sets the attributes.</summary>
    internal static void Handle(SetQueueAttributes request, Queue queue, Call call, Draft draft)
    {
        if (request.Attributes.Count == 0)
        {
            throw SqsErrors.MissingParameter("Attribute.Name");
        }

        var changed = QueueAttributes.Set(queue, request.Attributes, draft) with { ModifiedAt = call.Timestamp };
        draft.Put(changed);
        if (changed.MessageRetentionPeriod != queue.MessageRetentionPeriod)
        {
            Message.KeepFor(changed, draft);
        }
    }
}
