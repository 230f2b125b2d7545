namespace ScsLabs.Services.S3;

/// <summary>Sets whether S3 sends the events of a bucket to EventBridge. Notifications to queues, topics and functions aren't emulated.</summary>
/// <remarks>Errors: NoSuchBucket. Source: S3 API Reference, PutBucketNotificationConfiguration.</remarks>
[Operation<S3Api>(Action = "s3:PutBucketNotification")]
public sealed record PutBucketNotificationConfiguration(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Payload] NotificationConfiguration NotificationConfiguration,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Accepted: there are no destinations that S3 could validate.</summary>
    [Header("x-amz-skip-destination-validation")] public bool? SkipDestinationValidation { get; init; }

    /// <summary>Sets it.</summary>
    internal static void Handle(PutBucketNotificationConfiguration request, Bucket bucket, Draft draft) => draft.Put(bucket with { SendsEvents = request.NotificationConfiguration.EventBridgeConfiguration is not null });
}

/// <summary>Where the events of a bucket go.</summary>
public sealed record NotificationConfiguration(EventBridgeConfiguration? EventBridgeConfiguration = null);

/// <summary>That the events go to EventBridge, which has no settings.</summary>
public sealed record EventBridgeConfiguration();
