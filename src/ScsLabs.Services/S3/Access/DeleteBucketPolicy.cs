namespace ScsLabs.Services.S3;

/// <summary>Deletes the bucket policy; no error where there is none.</summary>
/// <remarks>Errors: NoSuchBucket. Source: S3 API Reference, DeleteBucketPolicy.</remarks>
[Operation<S3Api>]
public sealed record DeleteBucketPolicy(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Deletes the policy.</summary>
    internal static void Handle(DeleteBucketPolicy request, Bucket bucket, Call call, Draft draft)
    {
        BucketPolicies.RequireOwnAccount(bucket, call);
        draft.Put(bucket with { Policy = null });
    }
}
