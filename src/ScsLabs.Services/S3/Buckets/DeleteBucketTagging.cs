namespace ScsLabs.Services.S3;

/// <summary>Deletes the tags of a bucket.</summary>
/// <remarks>Errors: NoSuchBucket. Source: S3 API Reference, DeleteBucketTagging.</remarks>
[Operation<S3Api>(Action = "s3:PutBucketTagging")]
public sealed record DeleteBucketTagging(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Deletes the tags.</summary>
    internal static void Handle(DeleteBucketTagging request, Bucket bucket, Draft draft) => draft.Put(bucket with { TagSet = bucket.TagSet.Clear() });
}
