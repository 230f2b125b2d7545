namespace ScsLabs.Services.S3;

/// <summary>Shows whether S3 sends the events of a bucket to EventBridge.</summary>
/// <remarks>Errors: NoSuchBucket. Source: S3 API Reference, GetBucketNotificationConfiguration.</remarks>
[Operation<S3Api>(Action = "s3:GetBucketNotification")]
public sealed record GetBucketNotificationConfiguration(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Where the events go.</summary>
    public sealed record Result(EventBridgeConfiguration? EventBridgeConfiguration);

    /// <summary>Shows it.</summary>
    internal static Result Handle(GetBucketNotificationConfiguration request, Bucket bucket) => new(bucket.SendsEvents ? new() : null);
}
