namespace ScsLabs.Services.S3;

/// <summary>Takes Object Ownership's controls away, which leaves ObjectWriter.</summary>
/// <remarks>Errors: NoSuchBucket. Source: S3 API Reference, DeleteBucketOwnershipControls.</remarks>
[Operation<S3Api>(Action = "s3:PutBucketOwnershipControls")]
public sealed record DeleteBucketOwnershipControls(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Takes them away.</summary>
    public static void Handle(DeleteBucketOwnershipControls request, Bucket bucket, Draft draft) => draft.Put(bucket with { Ownership = null });
}
