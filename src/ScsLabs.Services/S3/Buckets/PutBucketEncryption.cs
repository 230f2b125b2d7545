namespace ScsLabs.Services.S3;

/// <summary>Sets a bucket's default encryption.</summary>
/// <remarks>Errors: NoSuchBucket, MalformedXML, InvalidArgument. Source: S3 API Reference, PutBucketEncryption.</remarks>
[Operation<S3Api>(Action = "s3:PutEncryptionConfiguration")]
public sealed record PutBucketEncryption(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Payload] ServerSideEncryptionConfiguration ServerSideEncryptionConfiguration,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Sets the encryption. The key's existence and permissions are checked only when an object is written.</summary>
    internal static void Handle(PutBucketEncryption request, Bucket bucket, Draft draft)
    {
        if (request.ServerSideEncryptionConfiguration.Rules is not [{ ApplyServerSideEncryptionByDefault: { } rule }])
        {
            throw S3Errors.MalformedXml();
        }

        if (rule.SseAlgorithm == ServerSideEncryption.Aes256 && rule.KmsMasterKeyId is not null)
        {
            throw S3Errors.InvalidArgument("a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse");
        }

        draft.Put(bucket with { Encryption = request.ServerSideEncryptionConfiguration.Rules[0] });
    }
}
