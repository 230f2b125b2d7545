namespace ScsLabs.Services.S3;

/// <summary>Deletes an empty bucket.</summary>
/// <remarks>Errors: NoSuchBucket, BucketNotEmpty. Source: S3 API Reference, DeleteBucket.</remarks>
[Operation<S3Api>]
public sealed record DeleteBucket(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Deletes the bucket and its multipart uploads.</summary>
    internal static void Handle(DeleteBucket request, Bucket bucket, Draft draft)
    {
        if (draft.All<S3Object>(bucket.Objects).FirstOrDefault() is not null)
        {
            throw S3Errors.BucketNotEmpty(bucket.Name, hasVersions: bucket.Versioning is not null);
        }

        foreach (var upload in draft.All<MultipartUpload>(bucket.Objects).ToList())
        {
            draft.Remove(upload);
        }

        foreach (var finished in draft.All<FinishedUpload>(bucket.Objects).ToList())
        {
            draft.Remove(finished);
        }

        if (BucketLifecycle.Of(bucket, draft) is { } lifecycle)
        {
            draft.Remove(lifecycle);
        }

        if (AccessLogDelivery.Of(bucket, draft) is { } delivery)
        {
            draft.Remove(delivery);
        }

        draft.Remove(bucket);
    }
}
