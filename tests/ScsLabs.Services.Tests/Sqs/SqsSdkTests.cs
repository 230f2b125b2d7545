using Amazon.SQS;
using Amazon.SQS.Model;
using ScsLabs.Harness.Backends;

namespace ScsLabs.Services.Tests.Sqs;

/// <summary>SQS through the AWS SDK, which verifies the digests of what it sends and receives.</summary>
public sealed class SqsSdkTests : IAsyncLifetime
{
    private EmbeddedBackend backend = null!;
    private LabContext aws = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IAmazonSQS Sqs => aws.A.Root.Sqs;

    public async ValueTask InitializeAsync()
    {
        backend = await EmbeddedBackend.StartAsync(cancellationToken: Cancel);
        aws = await backend.NewContextAsync(Cancel);
    }

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    [Fact]
    public async Task A_message_goes_through_a_queue()
    {
        var url = await CreateAsync("jobs");
        url.ShouldBe($"{backend.Emulator.Endpoint.ToString().TrimEnd('/')}/111111111111/jobs");
        (await Sqs.GetQueueUrlAsync(new GetQueueUrlRequest { QueueName = "jobs" }, Cancel)).QueueUrl.ShouldBe(url);

        var sent = await Sqs.SendMessageAsync(
            new()
            {
                QueueUrl = url,
                MessageBody = "größer ✓",
                MessageAttributes = new()
                {
                    ["Colour"] = new() { DataType = "String.Name", StringValue = "blau" },
                    ["Count"] = new() { DataType = "Number", StringValue = "7" },
                    ["Blob"] = new() { DataType = "Binary", BinaryValue = new([1, 2, 3]) },
                },
                MessageSystemAttributes = new() { ["AWSTraceHeader"] = new() { DataType = "String", StringValue = "Root=1-5759e988-bd862e3fe1be46a994272793" } },
            },
            Cancel);
        sent.MD5OfMessageSystemAttributes.ShouldNotBeNull();

        var received = (await Sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, MessageAttributeNames = ["All"], MessageSystemAttributeNames = ["All"] }, Cancel)).Messages.ShouldHaveSingleItem();
        (received.Body, received.MessageId, received.MD5OfMessageAttributes).ShouldBe(("größer ✓", sent.MessageId, sent.MD5OfMessageAttributes));
        received.MessageAttributes["Blob"].BinaryValue.ToArray().ShouldBe([1, 2, 3]);
        received.Attributes.Keys.ShouldBe(["SenderId", "SentTimestamp", "ApproximateReceiveCount", "ApproximateFirstReceiveTimestamp", "AWSTraceHeader"], ignoreOrder: true);
        received.Attributes["SenderId"].ShouldBe("111111111111");
        (await CountsAsync(url)).ShouldBe((0, 1));

        await Sqs.ChangeMessageVisibilityAsync(url, received.ReceiptHandle, 0, Cancel);
        (await CountsAsync(url)).ShouldBe((1, 0));
        var again = (await Sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, MessageAttributeNames = ["Co.*", "Count"], MessageSystemAttributeNames = ["ApproximateReceiveCount"] }, Cancel)).Messages.ShouldHaveSingleItem();
        again.MessageAttributes.Keys.ShouldBe(["Count"]);
        again.Attributes["ApproximateReceiveCount"].ShouldBe("2");

        // The older handle deletes nothing; the latest does.
        await Sqs.DeleteMessageAsync(url, received.ReceiptHandle, Cancel);
        (await CountsAsync(url)).ShouldBe((0, 1));
        await Sqs.DeleteMessageAsync(url, again.ReceiptHandle, Cancel);
        (await CountsAsync(url)).ShouldBe((0, 0));
        await Sqs.DeleteMessageAsync(url, again.ReceiptHandle, Cancel);
    }

    [Fact]
    public async Task Batches_tell_what_became_of_each_entry()
    {
        var url = await CreateAsync("jobs");
        var sent = await Sqs.SendMessageBatchAsync(url, [new("a", "one"), new("b", "two"), new("c", "\u0001"), new("d", "late") { DelaySeconds = 901 }], Cancel);

        sent.Successful.Select(entry => entry.Id).ShouldBe(["a", "b"]);
        sent.Failed.Select(entry => (entry.Id, entry.Code, entry.SenderFault)).ShouldBe([("c", "InvalidMessageContents", true), ("d", "InvalidParameterValue", true)]);

        var received = (await Sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10 }, Cancel)).Messages;
        received.Select(message => message.Body).ShouldBe(["one", "two"], ignoreOrder: true);
        var hidden = await Sqs.ChangeMessageVisibilityBatchAsync(url, [new("a", received[0].ReceiptHandle) { VisibilityTimeout = 100 }, new("x", "forged") { VisibilityTimeout = 100 }], Cancel);
        hidden.Successful.ShouldHaveSingleItem().Id.ShouldBe("a");
        hidden.Failed.ShouldHaveSingleItem().Code.ShouldBe("ReceiptHandleIsInvalid");
        var deleted = await Sqs.DeleteMessageBatchAsync(url, [new("a", received[0].ReceiptHandle), new("b", received[1].ReceiptHandle)], Cancel);
        deleted.Successful.Count.ShouldBe(2);
        (await CountsAsync(url)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Errors_are_of_the_client_s_own_kinds()
    {
        var url = await CreateAsync("jobs");
        var missing = url.Replace("/jobs", "/none", StringComparison.Ordinal);
        var error = await Should.ThrowAsync<QueueDoesNotExistException>(() => Sqs.SendMessageAsync(missing, "x", Cancel));
        (error.ErrorCode, error.Message).ShouldBe(("AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist."));
        await Should.ThrowAsync<QueueNameExistsException>(() => Sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "jobs", Attributes = new() { ["DelaySeconds"] = "5" } }, Cancel));
        await Should.ThrowAsync<ReceiptHandleIsInvalidException>(() => Sqs.DeleteMessageAsync(url, "forged", Cancel));
        await Should.ThrowAsync<InvalidMessageContentsException>(() => Sqs.SendMessageAsync(url, "\u0001", Cancel));
        await Should.ThrowAsync<EmptyBatchRequestException>(() => Sqs.SendMessageBatchAsync(url, [], Cancel));
        await Should.ThrowAsync<BatchEntryIdsNotDistinctException>(() => Sqs.SendMessageBatchAsync(url, [new("a", "1"), new("a", "2")], Cancel));
        await Should.ThrowAsync<InvalidAttributeNameException>(() => Sqs.GetQueueAttributesAsync(url, ["Nope"], Cancel));
        (await Should.ThrowAsync<AmazonSQSException>(() => Sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 11 }, Cancel))).ErrorCode.ShouldBe("InvalidParameterValue");
        var nobody = await aws.A.CreateUserAsync("nobody", TestAws.Allow("sqs:ListQueues"), Cancel);
        (await Should.ThrowAsync<AmazonSQSException>(() => nobody.Sqs.SendMessageAsync(url, "x", Cancel))).ErrorCode.ShouldBe("AccessDenied");
        await Sqs.DeleteQueueAsync(url, Cancel);
        await Should.ThrowAsync<QueueDeletedRecentlyException>(() => Sqs.CreateQueueAsync("jobs", Cancel));
        await backend.Emulator.AdvanceAsync(TimeSpan.FromSeconds(60), Cancel);
        (await CreateAsync("jobs")).ShouldBe(url);
    }

    [Fact]
    public async Task What_is_not_emulated_is_refused()
    {
        await RefusedAsync(() => Sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "jobs.fifo", Attributes = new() { ["FifoQueue"] = "true" } }, Cancel));
        await RefusedAsync(() => Sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "jobs", Attributes = new() { ["KmsMasterKeyId"] = "alias/aws/sqs" } }, Cancel));
        var url = await CreateAsync("jobs");
        await RefusedAsync(() => Sqs.SendMessageAsync(new() { QueueUrl = url, MessageBody = "x", MessageGroupId = "g" }, Cancel));
        await RefusedAsync(() => Sqs.RemovePermissionAsync(new RemovePermissionRequest { QueueUrl = url, Label = "x" }, Cancel));

        static async Task RefusedAsync(Func<Task> call) => (await Should.ThrowAsync<AmazonSQSException>(call)).ErrorCode.ShouldBe("NotImplemented");
    }

    private async Task<string> CreateAsync(string name) => (await Sqs.CreateQueueAsync(name, Cancel)).QueueUrl;

    private async Task<(int Available, int InFlight)> CountsAsync(string url)
    {
        var attributes = await Sqs.GetQueueAttributesAsync(url, ["All"], Cancel);
        return (attributes.ApproximateNumberOfMessages, attributes.ApproximateNumberOfMessagesNotVisible);
    }
}
