namespace ScsLabs.Services.S3;

/// <summary>Deletes the Block Public Access settings of a bucket.</summary>
/// <remarks>Errors: NoSuchBucket. Source: S3 API Reference, DeletePublicAccessBlock.</remarks>
[Operation<S3Api>(Action = "s3:PutBucketPublicAccessBlock")]
public sealed record DeletePublicAccessBlock(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Deletes the settings.</summary>
    internal static void Handle(DeletePublicAccessBlock request, Bucket bucket, Draft draft) => draft.Put(bucket with { PublicAccessBlock = null });
}
