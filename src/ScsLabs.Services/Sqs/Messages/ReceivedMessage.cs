using System.Globalization;

namespace ScsLabs.Services.Sqs;

/// <summary>A message as its receiver sees it.</summary>
internal sealed record ReceivedMessage
{
    public required string MessageId { get; init; }
    public required string ReceiptHandle { get; init; }
    [Wire("MD5OfBody")] public required string Md5OfBody { get; init; }
    public required string Body { get; init; }
    public required IReadOnlyDictionary<string, string>? Attributes { get; init; }
    [Wire("MD5OfMessageAttributes")] public required string? Md5OfMessageAttributes { get; init; }
    public required IReadOnlyDictionary<string, MessageAttributeValue>? MessageAttributes { get; init; }

    /// <summary>Shows a message that was just received, with those of its attributes that the request names.</summary>
    internal static ReceivedMessage Of(Message message, Queue queue, ReceiveMessage request)
    {
        var attributes = message.Attributes.Where(attribute => request.MessageAttributeNames?.Any(name => Names(name, attribute.Key)) == true).ToDictionary(StringComparer.Ordinal);
        var system = SystemAttributes(message, request);
        return new()
        {
            MessageId = message.MessageId,
            ReceiptHandle = Sqs.ReceiptHandle.Of(message, queue),
            Md5OfBody = message.Md5OfBody,
            Body = message.Body,
            Attributes = system.Count == 0 ? null : system,
            Md5OfMessageAttributes = Sqs.MessageAttributes.Md5(attributes),
            MessageAttributes = attributes.Count == 0 ? null : attributes,
        };
    }

    /// <summary>Whether a name of a request stands for the attribute: <c>All</c> and <c>.*</c> for all, <c>prefix.*</c> for those that begin so.</summary>
    private static bool Names(string asked, string attribute) =>
        asked is "All" or ".*" || asked == attribute || (asked.EndsWith(".*", StringComparison.Ordinal) && attribute.StartsWith(asked[..^1], StringComparison.Ordinal));

    private static Dictionary<string, string> SystemAttributes(Message message, ReceiveMessage request)
    {
        HashSet<string> asked = [.. (request.AttributeNames ?? []).Select(name => name.ToString()), .. (request.MessageSystemAttributeNames ?? []).Select(name => name.ToString())];
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        Add("SenderId", message.SenderId);
        Add("SentTimestamp", Time(message.SentAt));
        Add("ApproximateReceiveCount", message.ReceiveCount.ToString(CultureInfo.InvariantCulture));
        Add("ApproximateFirstReceiveTimestamp", Time(message.FirstReceivedAt!.Value));
        Add("AWSTraceHeader", message.TraceHeader);
        Add("DeadLetterQueueSourceArn", message.DeadLetterSource);
        return shown;

        void Add(string name, string? value)
        {
            if (value is not null && (asked.Contains("All") || asked.Contains(name)))
            {
                shown.Add(name, value);
            }
        }
    }

    private static string Time(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}

/// <summary>An attribute that SQS gives to messages.</summary>
internal enum MessageSystemAttributeName
{
    /// <summary>All attributes that the message has.</summary>
    All,

    /// <summary>The unique id of the sender.</summary>
    SenderId,

    /// <summary>The time at which it was sent, in milliseconds since 1970.</summary>
    SentTimestamp,

    /// <summary>The number of times that it was received.</summary>
    ApproximateReceiveCount,

    /// <summary>The time at which it was first received, in milliseconds since 1970.</summary>
    ApproximateFirstReceiveTimestamp,

    /// <summary>An attribute of messages in FIFO queues.</summary>
    SequenceNumber,

    /// <summary>An attribute of messages in FIFO queues.</summary>
    MessageDeduplicationId,

    /// <summary>The message's group, which messages don't have here.</summary>
    MessageGroupId,

    /// <summary>The trace header of AWS X-Ray.</summary>
    [Wire("AWSTraceHeader")]
    AWSTraceHeader,

    /// <summary>The queue from which it was moved to its dead-letter queue.</summary>
    DeadLetterQueueSourceArn,
}

/// <summary>An attribute that SQS gives to messages, in the older list of a request: AWS's model has the attributes of queues there, which no message has.</summary>
[NotEmulated("Policy", "VisibilityTimeout", "MaximumMessageSize", "MessageRetentionPeriod", "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "CreatedTimestamp", "LastModifiedTimestamp", "QueueArn", "ApproximateNumberOfMessagesDelayed", "DelaySeconds", "ReceiveMessageWaitTimeSeconds", "RedrivePolicy", "FifoQueue", "ContentBasedDeduplication", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "DeduplicationScope", "FifoThroughputLimit", "RedriveAllowPolicy", "SqsManagedSseEnabled")]
internal enum ReceivedAttributeName
{
    /// <summary>All attributes that the message has.</summary>
    All,

    /// <summary>The unique id of the sender.</summary>
    SenderId,

    /// <summary>The time at which it was sent.</summary>
    SentTimestamp,

    /// <summary>The number of times that it was received.</summary>
    ApproximateReceiveCount,

    /// <summary>The time at which it was first received.</summary>
    ApproximateFirstReceiveTimestamp,

    /// <summary>An attribute of messages in FIFO queues.</summary>
    SequenceNumber,

    /// <summary>An attribute of messages in FIFO queues.</summary>
    MessageDeduplicationId,

    /// <summary>The message's group, which messages don't have here.</summary>
    MessageGroupId,

    /// <summary>The trace header of AWS X-Ray.</summary>
    [Wire("AWSTraceHeader")]
    AWSTraceHeader,

    /// <summary>The queue from which it was moved to its dead-letter queue.</summary>
    DeadLetterQueueSourceArn,
}
