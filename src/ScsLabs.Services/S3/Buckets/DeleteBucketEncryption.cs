namespace ScsLabs.Services.S3;

/// <summary>Resets a bucket's default encryption to S3 managed keys.</summary>
/// <remarks>Errors: NoSuchBucket. Source: S3 API Reference, DeleteBucketEncryption.</remarks>
[Operation<S3Api>(Action = "s3:PutEncryptionConfiguration")]
public sealed record DeleteBucketEncryption(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Resets the encryption.</summary>
    internal static void Handle(DeleteBucketEncryption request, Bucket bucket, Draft draft) => draft.Put(bucket with { Encryption = ServerSideEncryptionRule.Default });
}
