namespace ScsLabs.Services.Sqs;

/// <summary>Lists the queues whose messages end in this dead-letter queue: up to 1,000, or page by page.</summary>
/// <remarks>Errors: QueueDoesNotExist, InvalidParameterValueException, InvalidAddress. Source: SQS API Reference, ListDeadLetterSourceQueues.</remarks>
[Operation<SqsApi>]
internal sealed record ListDeadLetterSourceQueues([Target<Queue>] string QueueUrl, string? NextToken = null, int? MaxResults = null)
{
    /// <summary>The URLs.</summary>
    internal sealed record Result([Wire("queueUrls")] IReadOnlyList<string> QueueUrls, string? NextToken);

    /// <summary>Lists the queues.</summary>
    internal static Result Handle(ListDeadLetterSourceQueues request, Queue queue, Call call)
    {
        var page = QueuePages.Of(_ => call.View.All(Queue.ByDeadLetterTarget, queue.Arn), request.NextToken, request.MaxResults);
        return new([.. page.Items.Select(source => Sqs.QueueUrl.Of(source, call))], page.Next);
    }
}
