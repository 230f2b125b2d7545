namespace ScsLabs.Services.S3;

/// <summary>The members of PutObject, CopyObject and CreateMultipartUpload that set the ACL, metadata, encryption, storage class, lock and tags of a new object.</summary>
public sealed record NewObjectSettings
{
    [Header("x-amz-acl"), ConditionKey("s3:x-amz-acl")] public ObjectCannedACL? ACL { get; init; }
    [Header("x-amz-grant-full-control"), ConditionKey("s3:x-amz-grant-full-control")] public string? GrantFullControl { get; init; }
    [Header("x-amz-grant-read"), ConditionKey("s3:x-amz-grant-read")] public string? GrantRead { get; init; }
    [Header("x-amz-grant-read-acp"), ConditionKey("s3:x-amz-grant-read-acp")] public string? GrantReadACP { get; init; }
    [Header("x-amz-grant-write-acp"), ConditionKey("s3:x-amz-grant-write-acp")] public string? GrantWriteACP { get; init; }
    [HeaderPrefix("x-amz-meta-")] public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>The encryption; absent for the bucket's default.</summary>
    [Header("x-amz-server-side-encryption"), ConditionKey("s3:x-amz-server-side-encryption")] public ServerSideEncryption? ServerSideEncryption { get; init; }

    [Header("x-amz-storage-class"), ConditionKey("s3:x-amz-storage-class")] public StorageClass? StorageClass { get; init; }
    [Header("x-amz-server-side-encryption-aws-kms-key-id"), ConditionKey("s3:x-amz-server-side-encryption-aws-kms-key-id")] public string? SSEKMSKeyId { get; init; }

    /// <summary>The encryption context, as JSON in base64.</summary>
    [Header("x-amz-server-side-encryption-context")] public string? SSEKMSEncryptionContext { get; init; }

    [Header("x-amz-server-side-encryption-bucket-key-enabled")] public bool? BucketKeyEnabled { get; init; }

    [Spread] public ObjectLockSettings Lock { get; init; } = new();

    /// <summary>The tags, in the form of a query string.</summary>
    [Header("x-amz-tagging")] public string? Tagging { get; init; }
}
