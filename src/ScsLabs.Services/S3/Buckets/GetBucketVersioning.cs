namespace ScsLabs.Services.S3;

/// <summary>Reads the versioning status of a bucket.</summary>
/// <remarks>Errors: NoSuchBucket. Source: S3 API Reference, GetBucketVersioning.</remarks>
[Operation<S3Api>]
public sealed record GetBucketVersioning(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The status; null where versioning was never enabled.</summary>
    public sealed record Result(BucketVersioningStatus? Status);

    /// <summary>Reads the status.</summary>
    internal static Result Handle(GetBucketVersioning request, Bucket bucket) => new(bucket.Versioning);
}
