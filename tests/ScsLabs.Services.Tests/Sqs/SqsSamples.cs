using ScsLabs.Services.Sqs;

namespace ScsLabs.Services.Tests.Sqs;

internal static class SqsSamples
{
    public static IReadOnlyList<Sample> All => [.. Queues, .. Messages];

    private static IReadOnlyList<Sample> Queues =>
    [
        Sample.Of(CreateQueueOperation.Instance, new("jobs", Tags: new Dictionary<string, string> { ["Team"] = "blue" })),
        Sample.After(DeleteQueueOperation.Instance, aws => new(NewQueue(aws))),
        Sample.After(GetQueueUrlOperation.Instance, aws => new(NewQueue(aws).Split('/')[^1])),
        Sample.After(GetQueueAttributesOperation.Instance, aws => new(NewQueue(aws), [QueueAttributeName.All])),
        Sample.After(SetQueueAttributesOperation.Instance, aws => new(NewQueue(aws), new Dictionary<string, string> { ["DelaySeconds"] = "5" })),
        Sample.Of(ListQueuesOperation.Instance, new()),
        Sample.After(ListDeadLetterSourceQueuesOperation.Instance, aws => new(NewQueue(aws))),
        Sample.After(PurgeQueueOperation.Instance, aws => new(NewQueue(aws))),
        Sample.After(TagQueueOperation.Instance, aws => new(NewQueue(aws), new Dictionary<string, string> { ["Team"] = "blue" })),
        Sample.After(UntagQueueOperation.Instance, aws => new(NewQueue(aws), ["Team"])),
        Sample.After(ListQueueTagsOperation.Instance, aws => new(NewQueue(aws))),
    ];

    private static IReadOnlyList<Sample> Messages =>
    [
        Sample.After(SendMessageOperation.Instance, aws => new(NewQueue(aws), "hello")),
        Sample.After(SendMessageBatchOperation.Instance, aws => new(NewQueue(aws), [new("a", "hello")])),
        Sample.After(ReceiveMessageOperation.Instance, aws => new(WithMessage(aws))),
        Sample.After(DeleteMessageOperation.Instance, aws =>
        {
            var queue = WithMessage(aws);
            return new(queue, Receive(aws, queue));
        }),
        Sample.After(DeleteMessageBatchOperation.Instance, aws =>
        {
            var queue = WithMessage(aws);
            return new(queue, [new("a", Receive(aws, queue))]);
        }),
        Sample.After(ChangeMessageVisibilityOperation.Instance, aws =>
        {
            var queue = WithMessage(aws);
            return new(queue, Receive(aws, queue), 5);
        }),
        Sample.After(ChangeMessageVisibilityBatchOperation.Instance, aws =>
        {
            var queue = WithMessage(aws);
            return new(queue, [new("a", Receive(aws, queue), 5)]);
        }),
    ];

    private static string NewQueue(AsCaller aws) => aws.Call(new CreateQueue("jobs")).QueueUrl;

    private static string WithMessage(AsCaller aws)
    {
        var queue = NewQueue(aws);
        aws.Call(new SendMessage(queue, "hello"));
        return queue;
    }

    private static string Receive(AsCaller aws, string queue) => aws.Call(new ReceiveMessage(queue)).Messages![0].ReceiptHandle;
}
