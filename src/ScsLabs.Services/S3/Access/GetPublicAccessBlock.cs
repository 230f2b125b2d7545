namespace ScsLabs.Services.S3;

/// <summary>Reads the Block Public Access settings of a bucket.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchPublicAccessBlockConfiguration. Source: S3 API Reference, GetPublicAccessBlock.</remarks>
[Operation<S3Api>(Action = "s3:GetBucketPublicAccessBlock")]
public sealed record GetPublicAccessBlock(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The bucket's own settings; the account's apply too.</summary>
    public sealed record Result([Payload] PublicAccessBlockConfiguration PublicAccessBlockConfiguration);

    /// <summary>Reads the settings.</summary>
    internal static Result Handle(GetPublicAccessBlock request, Bucket bucket) =>
        new(bucket.PublicAccessBlock?.Shown ?? throw NoSuchConfiguration.PublicAccessBlock(bucket));
}
