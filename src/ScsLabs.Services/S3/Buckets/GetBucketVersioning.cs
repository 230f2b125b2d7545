namespace ScsLabs.Services.S3;

/// <summary>Whether a bucket keeps versions.</summary>
/// <remarks>Errors: NoSuchBucket. Source: S3 API Reference, GetBucketVersioning.</remarks>
[Operation<S3Api>]
public sealed record GetBucketVersioning(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The status; null where it was never set.</summary>
    public sealed record Result(BucketVersioningStatus? Status);

    /// <summary>Tells it.</summary>
    public static Result Handle(GetBucketVersioning request, Bucket bucket) => new(bucket.Versioning);
}
