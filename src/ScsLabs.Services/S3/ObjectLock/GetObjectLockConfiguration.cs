namespace ScsLabs.Services.S3;

/// <summary>Reads the Object Lock of a bucket.</summary>
/// <remarks>Errors: NoSuchBucket, ObjectLockConfigurationNotFoundError. Source: S3 API Reference, GetObjectLockConfiguration.</remarks>
[Operation<S3Api>(Action = "s3:GetBucketObjectLockConfiguration")]
public sealed record GetObjectLockConfiguration(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The configuration.</summary>
    public sealed record Result([Payload] ObjectLockConfiguration ObjectLockConfiguration);

    /// <summary>Reads the configuration.</summary>
    internal static Result Handle(GetObjectLockConfiguration request, Bucket bucket) => new(bucket.ObjectLock ?? throw NoSuchConfiguration.ObjectLock(bucket.Name));
}
