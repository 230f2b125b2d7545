namespace ScsLabs.Services.S3;

/// <summary>Sets Block Public Access of a bucket. Settings that aren't given are off; existing policies and ACLs are unchanged.</summary>
/// <remarks>Errors: NoSuchBucket, InvalidRequest. Source: S3 API Reference, PutPublicAccessBlock.</remarks>
[Operation<S3Api>(Action = "s3:PutBucketPublicAccessBlock")]
public sealed record PutPublicAccessBlock(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Payload] PublicAccessBlockConfiguration PublicAccessBlockConfiguration,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Sets the configuration.</summary>
    internal static void Handle(PutPublicAccessBlock request, Bucket bucket, Draft draft) => draft.Put(bucket with { PublicAccessBlock = request.PublicAccessBlockConfiguration.Required });
}
