namespace ScsLabs.Services.S3;

/// <summary>Whether a bucket is there and the caller may list it, and where it is.</summary>
/// <remarks>Errors: NoSuchBucket. Source: S3 API Reference, HeadBucket.</remarks>
[Operation<S3Api>(Action = "s3:ListBucket")]
public sealed record HeadBucket(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Where it is.</summary>
    public sealed record Result([Header("x-amz-bucket-region")] string BucketRegion, [Header("x-amz-bucket-arn")] string BucketArn);

    /// <summary>Tells where it is.</summary>
    public static Result Handle(HeadBucket request, Bucket bucket) => new(bucket.Region, bucket.Arn);
}
