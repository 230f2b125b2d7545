namespace ScsLabs.Services.S3;

/// <summary>Enables or suspends the versioning of a bucket. Existing versions are kept.</summary>
/// <remarks>Errors: NoSuchBucket, IllegalVersioningConfigurationException, InvalidBucketState. Source: S3 API Reference, PutBucketVersioning.</remarks>
[Operation<S3Api>]
public sealed record PutBucketVersioning(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Payload] VersioningConfiguration VersioningConfiguration,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Sets the status.</summary>
    internal static void Handle(PutBucketVersioning request, Bucket bucket, Draft draft)
    {
        var status = request.VersioningConfiguration.Status ?? throw S3Errors.IllegalVersioningConfiguration();
        draft.Put(status == BucketVersioningStatus.Enabled || bucket.ObjectLock is null
            ? bucket with { Versioning = status }
            : throw ObjectLockErrors.InvalidBucketState("An Object Lock configuration is present on this bucket, so the versioning state cannot be changed."));
    }
}
