namespace ScsLabs.Services.S3;

/// <summary>Checks that a bucket exists and that the caller may list it, and returns its Region.</summary>
/// <remarks>Errors: NoSuchBucket. Source: S3 API Reference, HeadBucket.</remarks>
[Operation<S3Api>(Action = "s3:ListBucket")]
public sealed record HeadBucket(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The bucket's Region and ARN.</summary>
    public sealed record Result([Header("x-amz-bucket-region")] string BucketRegion, [Header("x-amz-bucket-arn")] string BucketArn);

    /// <summary>Reads the Region and the ARN.</summary>
    internal static Result Handle(HeadBucket request, Bucket bucket) => new(bucket.Region, bucket.Arn);
}
