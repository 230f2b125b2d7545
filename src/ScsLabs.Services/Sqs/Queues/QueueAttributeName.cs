namespace ScsLabs.Services.Sqs;

/// <summary>An attribute of a queue, or all of them.</summary>
internal enum QueueAttributeName
{
    /// <summary>All attributes that the queue has.</summary>
    All,

    /// <summary>The queue policy.</summary>
    Policy,

    /// <summary>The seconds for which a received message is hidden.</summary>
    VisibilityTimeout,

    /// <summary>The maximum size of a message in bytes.</summary>
    MaximumMessageSize,

    /// <summary>The seconds for which messages are kept.</summary>
    MessageRetentionPeriod,

    /// <summary>The number of messages that can be received.</summary>
    ApproximateNumberOfMessages,

    /// <summary>The number of messages in flight.</summary>
    ApproximateNumberOfMessagesNotVisible,

    /// <summary>The time of the creation, in seconds since 1970.</summary>
    CreatedTimestamp,

    /// <summary>The time of the last change, in seconds since 1970.</summary>
    LastModifiedTimestamp,

    /// <summary>The ARN.</summary>
    QueueArn,

    /// <summary>The number of messages that are delayed.</summary>
    ApproximateNumberOfMessagesDelayed,

    /// <summary>The delay of new messages.</summary>
    DelaySeconds,

    /// <summary>The seconds for which a receiver waits.</summary>
    ReceiveMessageWaitTimeSeconds,

    /// <summary>The dead-letter queue.</summary>
    RedrivePolicy,

    /// <summary>Whether the queue is a FIFO queue, which none is here.</summary>
    FifoQueue,

    /// <summary>An attribute of FIFO queues.</summary>
    ContentBasedDeduplication,

    /// <summary>The KMS key, which no queue has here.</summary>
    KmsMasterKeyId,

    /// <summary>The seconds for which a data key of the KMS key is used.</summary>
    KmsDataKeyReusePeriodSeconds,

    /// <summary>An attribute of FIFO queues.</summary>
    DeduplicationScope,

    /// <summary>An attribute of FIFO queues.</summary>
    FifoThroughputLimit,

    /// <summary>Which queues may have this one as their dead-letter queue.</summary>
    RedriveAllowPolicy,

    /// <summary>Whether SQS encrypts messages with keys of its own.</summary>
    SqsManagedSseEnabled,
}
