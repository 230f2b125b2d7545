namespace ScsLabs.Services.S3;

/// <summary>Deletes the lifecycle rules of a bucket.</summary>
/// <remarks>Errors: NoSuchBucket. Source: S3 API Reference, DeleteBucketLifecycle.</remarks>
[Operation<S3Api>(Action = "s3:PutLifecycleConfiguration")]
public sealed record DeleteBucketLifecycle(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Deletes the rules.</summary>
    internal static void Handle(DeleteBucketLifecycle request, Bucket bucket, Draft draft)
    {
        if (BucketLifecycle.Of(bucket, draft) is { } lifecycle)
        {
            draft.Remove(lifecycle);
        }
    }
}
