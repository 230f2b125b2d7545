namespace ScsLabs.Services.S3;

/// <summary>Has a bucket keep versions, or no more. What is kept stays.</summary>
/// <remarks>Errors: NoSuchBucket, IllegalVersioningConfigurationException. Source: S3 API Reference, PutBucketVersioning.</remarks>
[Operation<S3Api>]
public sealed record PutBucketVersioning(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Payload] VersioningConfiguration VersioningConfiguration,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Sets it.</summary>
    public static void Handle(PutBucketVersioning request, Bucket bucket, Draft draft) => draft.Put(bucket with
    {
        Versioning = request.VersioningConfiguration.Status
            ?? throw S3Errors.IllegalVersioningConfiguration(),
    });
}
