namespace ScsLabs.Services.S3;

/// <summary>Whether the bucket policy makes the bucket public.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchBucketPolicy. Source: S3 API Reference, GetBucketPolicyStatus.</remarks>
[Operation<S3Api>]
public sealed record GetBucketPolicyStatus(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>What is meant by public: S3 User Guide, "The meaning of public".</summary>
    public sealed record Result([Payload] PolicyStatus PolicyStatus);

    /// <summary>Tells it.</summary>
    public static Result Handle(GetBucketPolicyStatus request, Bucket bucket) => new(new(bucket.Policy?.IsPublic ?? throw S3Errors.NoSuchBucketPolicy(bucket.Name)));
}

/// <summary>Whether it is public.</summary>
public sealed record PolicyStatus(bool IsPublic);
