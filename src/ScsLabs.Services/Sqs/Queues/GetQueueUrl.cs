namespace ScsLabs.Services.Sqs;

/// <summary>Tells the URL of a queue, also of another account's.</summary>
/// <remarks>Errors: QueueDoesNotExist, InvalidParameterValueException. Source: SQS API Reference, GetQueueUrl.</remarks>
[Operation<SqsApi>]
internal sealed record GetQueueUrl(string QueueName, [Wire("QueueOwnerAWSAccountId")] string? QueueOwnerAwsAccountId = null)
{
    /// <summary>The queue's URL.</summary>
    internal sealed record Result(string QueueUrl);

    /// <summary>Asks for the queue of the owner.</summary>
    internal static IEnumerable<Ask> Asks(GetQueueUrl request, Call call) =>
        [Queue.Of(request.QueueName, request.QueueOwnerAwsAccountId, call).Ask("sqs:GetQueueUrl")];

    /// <summary>Finds the queue.</summary>
    internal static Result Handle(GetQueueUrl request, Call call) =>
        new(Sqs.QueueUrl.Of(Queue.Of(request.QueueName, request.QueueOwnerAwsAccountId, call).OrNotFound(call), call));
}
