namespace ScsLabs.Services.S3;

/// <summary>The headers of answers about the encryption of an object.</summary>
public sealed record EncryptionHeaders
{
    [Header("x-amz-server-side-encryption")] public required ServerSideEncryption ServerSideEncryption { get; init; }
    [Header("x-amz-server-side-encryption-aws-kms-key-id")] public string? SSEKMSKeyId { get; init; }

    /// <summary>Whether an S3 Bucket Key is used; absent where it isn't.</summary>
    [Header("x-amz-server-side-encryption-bucket-key-enabled")] public bool? BucketKeyEnabled { get; init; }

    /// <summary>Creates the headers of an object's encryption.</summary>
    internal static EncryptionHeaders Of(ObjectEncryption encryption) => new()
    {
        ServerSideEncryption = encryption.Algorithm,
        SSEKMSKeyId = encryption.KeyArn,
        BucketKeyEnabled = encryption.BucketKeyEnabled ? true : null,
    };
}
