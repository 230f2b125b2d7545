namespace ScsLabs.Services.S3;

/// <summary>Deletes the CORS configuration of a bucket.</summary>
/// <remarks>Errors: NoSuchBucket. Source: S3 API Reference, DeleteBucketCors.</remarks>
[Operation<S3Api>(Action = "s3:PutBucketCORS")]
public sealed record DeleteBucketCors(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Deletes the configuration.</summary>
    internal static void Handle(DeleteBucketCors request, Bucket bucket, Draft draft) => draft.Put(bucket with { Cors = null });
}
