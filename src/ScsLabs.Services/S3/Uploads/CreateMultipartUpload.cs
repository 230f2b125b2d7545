using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>Begins an object that comes in parts. What it will be is decided now.</summary>
/// <remarks>Errors: NoSuchBucket, AccessControlListNotSupported, InvalidRequest and KMS's. Source: S3 API Reference, CreateMultipartUpload.</remarks>
[Operation<S3Api>]
public sealed record CreateMultipartUpload(
    string Bucket,
    string Key,
    [Header("x-amz-acl"), ConditionKey("s3:x-amz-acl")] ObjectCannedACL? ACL = null,
    [Header("Cache-Control")] string? CacheControl = null,
    [Header("Content-Disposition")] string? ContentDisposition = null,
    [Header("Content-Encoding")] string? ContentEncoding = null,
    [Header("Content-Language")] string? ContentLanguage = null,
    [Header("Content-Type")] string? ContentType = null,
    [Header("Expires")] string? Expires = null,
    [Header("x-amz-checksum-algorithm")] ChecksumAlgorithm? ChecksumAlgorithm = null,
    [Header("x-amz-checksum-type")] ChecksumType? ChecksumType = null,
    [Header("x-amz-grant-full-control"), ConditionKey("s3:x-amz-grant-full-control")] string? GrantFullControl = null,
    [Header("x-amz-grant-read"), ConditionKey("s3:x-amz-grant-read")] string? GrantRead = null,
    [Header("x-amz-grant-read-acp"), ConditionKey("s3:x-amz-grant-read-acp")] string? GrantReadACP = null,
    [Header("x-amz-grant-write-acp"), ConditionKey("s3:x-amz-grant-write-acp")] string? GrantWriteACP = null,
    [HeaderPrefix("x-amz-meta-")] IReadOnlyDictionary<string, string>? Metadata = null,
    [Header("x-amz-server-side-encryption"), ConditionKey("s3:x-amz-server-side-encryption")] ServerSideEncryption? ServerSideEncryption = null,
    [Header("x-amz-storage-class"), ConditionKey("s3:x-amz-storage-class")] StorageClass? StorageClass = null,
    [Header("x-amz-server-side-encryption-aws-kms-key-id"), ConditionKey("s3:x-amz-server-side-encryption-aws-kms-key-id")] string? SSEKMSKeyId = null,
    [Header("x-amz-server-side-encryption-context")] string? SSEKMSEncryptionContext = null,
    [Header("x-amz-server-side-encryption-bucket-key-enabled")] bool? BucketKeyEnabled = null,
    [Header("x-amz-tagging")] string? Tagging = null,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null) : INewObject
{
    /// <summary>The upload's id, which its parts name.</summary>
    public sealed record Result(
        string Bucket,
        string Key,
        string UploadId,
        [Header("x-amz-checksum-algorithm")] ChecksumAlgorithm? ChecksumAlgorithm,
        [Header("x-amz-checksum-type")] ChecksumType? ChecksumType,
        [Header("x-amz-server-side-encryption")] ServerSideEncryption ServerSideEncryption,
        [Header("x-amz-server-side-encryption-aws-kms-key-id")] string? SSEKMSKeyId,
        [Header("x-amz-server-side-encryption-bucket-key-enabled")] bool? BucketKeyEnabled);

    /// <summary>Asked as for writing the object at once.</summary>
    public static IEnumerable<Ask> Asks(CreateMultipartUpload request, Call call) => NewObjects.Asks(
        request, ObjectInBucket.Written(request.Bucket, request.Key, null, request.ExpectedBucketOwner, call), call, CreateMultipartUploadOperation.Conditions(request));

    /// <summary>Begins it.</summary>
    public static Result Handle(CreateMultipartUpload request, Call call, Draft draft, AsCaller aws)
    {
        var bucket = S3.Bucket.Of(request.Bucket, request.ExpectedBucketOwner, call);
        var upload = new MultipartUpload
        {
            Place = bucket.Objects,
            Key = request.Key,
            UploadId = call.Ids.Unique("", 32),
            Initiated = call.Timestamp,
            InitiatorArn = call.Caller.Principal.Name,
            Version = NewObjects.Make(request, bucket, call, aws) with { Headers = new(request.CacheControl, request.ContentDisposition, request.ContentEncoding, request.ContentLanguage, request.ContentType, request.Expires) },
            ChecksumAlgorithm = request.ChecksumAlgorithm,
            ChecksumType = PartChecksums.TypeOf(request.ChecksumAlgorithm, request.ChecksumType),
        };
        draft.Put(upload);
        var encryption = upload.Version.Encryption;
        return new(
            bucket.Name,
            upload.Key,
            upload.UploadId,
            upload.ChecksumAlgorithm,
            upload.ChecksumType,
            encryption.Algorithm,
            encryption.KeyArn,
            encryption.BucketKeyEnabled ? true : null);
    }
}
