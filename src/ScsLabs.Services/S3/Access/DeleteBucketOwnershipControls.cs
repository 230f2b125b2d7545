namespace ScsLabs.Services.S3;

/// <summary>Deletes the Object Ownership controls of a bucket, which then has ObjectWriter.</summary>
/// <remarks>Errors: NoSuchBucket. Source: S3 API Reference, DeleteBucketOwnershipControls.</remarks>
[Operation<S3Api>(Action = "s3:PutBucketOwnershipControls")]
public sealed record DeleteBucketOwnershipControls(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Deletes the controls.</summary>
    internal static void Handle(DeleteBucketOwnershipControls request, Bucket bucket, Draft draft) => draft.Put(bucket with { Ownership = null });
}
