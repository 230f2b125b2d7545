namespace ScsLabs.Services.S3;

/// <summary>Returns whether the bucket policy makes the bucket public.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchBucketPolicy. Source: S3 API Reference, GetBucketPolicyStatus.</remarks>
[Operation<S3Api>]
public sealed record GetBucketPolicyStatus(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The status. Source: S3 User Guide, "The meaning of public".</summary>
    public sealed record Result([Payload] PolicyStatus PolicyStatus);

    /// <summary>Reads the status.</summary>
    internal static Result Handle(GetBucketPolicyStatus request, Bucket bucket) => new(new(bucket.Policy?.IsPublic ?? throw NoSuchConfiguration.Policy(bucket.Name)));
}

/// <summary>The status of a bucket policy.</summary>
public sealed record PolicyStatus(bool IsPublic);
