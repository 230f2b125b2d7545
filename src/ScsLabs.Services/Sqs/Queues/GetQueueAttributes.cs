namespace ScsLabs.Services.Sqs;

/// <summary>Tells attributes of a queue: those that are named, or all.</summary>
/// <remarks>Errors: QueueDoesNotExist, InvalidAttributeName, InvalidAddress. Source: SQS API Reference, GetQueueAttributes.</remarks>
[Operation<SqsApi>]
internal sealed record GetQueueAttributes(
    [Target<Queue>] string QueueUrl,
    IReadOnlyList<QueueAttributeName>? AttributeNames = null)
{
    /// <summary>The attributes that the queue has of those.</summary>
    internal sealed record Result(IReadOnlyDictionary<string, string> Attributes);

    /// <summary>Shows the attributes.</summary>
    internal static Result Handle(GetQueueAttributes request, Queue queue, WorldView view) => new(QueueAttributes.Show(queue, request.AttributeNames, view));
}
