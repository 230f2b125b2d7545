namespace ScsLabs.Services.S3;

/// <summary>A bucket's default encryption.</summary>
/// <remarks>Errors: NoSuchBucket. Source: S3 API Reference, GetBucketEncryption.</remarks>
[Operation<S3Api>(Action = "s3:GetEncryptionConfiguration")]
public sealed record GetBucketEncryption(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The one rule.</summary>
    public sealed record Result([Payload] ServerSideEncryptionConfiguration ServerSideEncryptionConfiguration);

    /// <summary>Tells it.</summary>
    public static Result Handle(GetBucketEncryption request, Bucket bucket) => new(new([bucket.Encryption with { BucketKeyEnabled = bucket.Encryption.BucketKeyEnabled == true }]));
}
