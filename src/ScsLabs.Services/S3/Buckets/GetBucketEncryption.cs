namespace ScsLabs.Services.S3;

/// <summary>Reads a bucket's default encryption.</summary>
/// <remarks>Errors: NoSuchBucket. Source: S3 API Reference, GetBucketEncryption.</remarks>
[Operation<S3Api>(Action = "s3:GetEncryptionConfiguration")]
public sealed record GetBucketEncryption(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The configuration, which has one rule.</summary>
    public sealed record Result([Payload] ServerSideEncryptionConfiguration ServerSideEncryptionConfiguration);

    /// <summary>Reads the configuration.</summary>
    internal static Result Handle(GetBucketEncryption request, Bucket bucket) => new(new([bucket.Encryption with { BucketKeyEnabled = bucket.Encryption.BucketKeyEnabled == true }]));
}
