namespace ScsLabs.Services.S3;

/// <summary>What the requests that make an object have in common: PutObject, CopyObject, CreateMultipartUpload.</summary>
internal interface INewObject
{
    string Bucket { get; }

    string Key { get; }

    string? ExpectedBucketOwner { get; }

    ObjectCannedACL? ACL { get; }

    string? GrantFullControl { get; }

    string? GrantRead { get; }

    string? GrantReadACP { get; }

    string? GrantWriteACP { get; }

    ServerSideEncryption? ServerSideEncryption { get; }

    string? SSEKMSKeyId { get; }

    string? SSEKMSEncryptionContext { get; }

    bool? BucketKeyEnabled { get; }

    StorageClass? StorageClass { get; }

    string? Tagging { get; }

    IReadOnlyDictionary<string, string>? Metadata { get; }
}
