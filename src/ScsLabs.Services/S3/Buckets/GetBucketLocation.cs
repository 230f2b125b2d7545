namespace ScsLabs.Services.S3;

/// <summary>Returns the Region of a bucket, to requests in any Region.</summary>
/// <remarks>Errors: NoSuchBucket. Source: S3 API Reference, GetBucketLocation.</remarks>
[Operation<S3Api>]
public sealed record GetBucketLocation(
    [Target<Bucket>(By = nameof(S3.Bucket.InAnyRegion), With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The Region; empty for us-east-1.</summary>
    public sealed record Result(string LocationConstraint);

    /// <summary>Reads the Region.</summary>
    internal static Result Handle(GetBucketLocation request, Bucket bucket) => new(bucket.Region == "us-east-1" ? "" : bucket.Region);
}
