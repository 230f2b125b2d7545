namespace ScsLabs.Services.S3;

/// <summary>Enables Object Lock on a bucket with versioning, and sets or removes the default retention. Existing versions aren't locked.</summary>
/// <remarks>Errors: NoSuchBucket, InvalidBucketState, MalformedXML, InvalidArgument. Source: S3 API Reference, PutObjectLockConfiguration.</remarks>
[Operation<S3Api>(Action = "s3:PutBucketObjectLockConfiguration")]
public sealed record PutObjectLockConfiguration(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Payload] ObjectLockConfiguration? ObjectLockConfiguration = null,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    [Header("x-amz-sdk-checksum-algorithm")] public Model.Bodies.ChecksumAlgorithm? ChecksumAlgorithm { get; init; }

    /// <summary>Sets the configuration.</summary>
    internal static void Handle(PutObjectLockConfiguration request, Bucket bucket, Draft draft)
    {
        var configuration = request.ObjectLockConfiguration ?? throw S3Errors.MalformedXml();
        configuration.Validate();
        draft.Put(bucket.Versioning == BucketVersioningStatus.Enabled
            ? bucket with { ObjectLock = configuration }
            : throw ObjectLockErrors.InvalidBucketState("Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration"));
    }
}
