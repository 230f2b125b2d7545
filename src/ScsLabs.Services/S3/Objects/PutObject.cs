using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>Writes an object.</summary>
/// <remarks>
/// Whose it is follows from Object Ownership, how it is encrypted from the request or the bucket.
/// Errors: NoSuchBucket, AccessControlListNotSupported, PreconditionFailed, KeyTooLongError, MetadataTooLarge, InvalidTag, BadDigest and KMS's. Source: S3 API Reference, PutObject.
/// </remarks>
[Operation<S3Api>]
public sealed record PutObject(
    string Bucket,
    string Key,
    [Header("x-amz-acl"), ConditionKey("s3:x-amz-acl")] ObjectCannedACL? ACL = null,
    [Payload] Body? Body = null,
    [Header("Cache-Control")] string? CacheControl = null,
    [Header("Content-Disposition")] string? ContentDisposition = null,
    [Header("Content-Encoding")] string? ContentEncoding = null,
    [Header("Content-Language")] string? ContentLanguage = null,
    [Header("Content-Type")] string? ContentType = null,
    [Header("Expires")] string? Expires = null,
    [Header("x-amz-sdk-checksum-algorithm")] ChecksumAlgorithm? ChecksumAlgorithm = null,
    [Header("x-amz-checksum-crc32")] string? ChecksumCRC32 = null,
    [Header("x-amz-checksum-crc32c")] string? ChecksumCRC32C = null,
    [Header("x-amz-checksum-crc64nvme")] string? ChecksumCRC64NVME = null,
    [Header("x-amz-checksum-sha1")] string? ChecksumSHA1 = null,
    [Header("x-amz-checksum-sha256")] string? ChecksumSHA256 = null,
    [Header("If-Match"), ConditionKey("s3:if-match")] string? IfMatch = null,
    [Header("If-None-Match"), ConditionKey("s3:if-none-match")] string? IfNoneMatch = null,
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
    /// <summary>What was written.</summary>
    public sealed record Result(
        [Header("ETag")] string ETag,
        [Header("x-amz-checksum-crc32")] string? ChecksumCRC32,
        [Header("x-amz-checksum-crc32c")] string? ChecksumCRC32C,
        [Header("x-amz-checksum-crc64nvme")] string? ChecksumCRC64NVME,
        [Header("x-amz-checksum-sha1")] string? ChecksumSHA1,
        [Header("x-amz-checksum-sha256")] string? ChecksumSHA256,
        [Header("x-amz-checksum-type")] ChecksumType? ChecksumType,
        [Header("x-amz-server-side-encryption")] ServerSideEncryption ServerSideEncryption,
        [Header("x-amz-version-id")] string? VersionId,
        [Header("x-amz-server-side-encryption-aws-kms-key-id")] string? SSEKMSKeyId,
        [Header("x-amz-server-side-encryption-bucket-key-enabled")] bool? BucketKeyEnabled);

    /// <summary>Asked on the bucket's owner's authority.</summary>
    public static IEnumerable<Ask> Asks(PutObject request, Call call)
    {
        var target = ObjectInBucket.Written(request.Bucket, request.Key, null, request.ExpectedBucketOwner, call);
        IEnumerable<Ask> asks = NewObjects.Asks(request, target, call, PutObjectOperation.Conditions(request));
        return request.IfMatch is null ? asks : asks.Append(ObjectInBucket.AskToKnow(request.Bucket, request.Key, request.ExpectedBucketOwner, call));
    }

    /// <summary>Computes the digests of a body that came over no wire.</summary>
    public static async Task PrepareAsync(PutObject request, CancellationToken cancellationToken) =>
        await (request.Body ?? Body.Empty).EnsureDigestsAsync([request.Algorithm], md5: true, cancellationToken).ConfigureAwait(false);

    private ChecksumAlgorithm Algorithm => Checksums.OrDefault(Checksums.Given(ChecksumCRC32, ChecksumCRC32C, ChecksumCRC64NVME, ChecksumSHA1, ChecksumSHA256));

    /// <summary>Writes the object.</summary>
    public static Result Handle(PutObject request, Call call, Draft draft, AsCaller aws)
    {
        var (bucket, key, _, existing, _) = ObjectInBucket.Written(request.Bucket, request.Key, null, request.ExpectedBucketOwner, call);
        Preconditions.RequireForWrite(request.IfMatch, request.IfNoneMatch, key, existing);
        var body = request.Body ?? Body.Empty;
        body.RequireDigested(request.Algorithm);
        var made = NewObjects.Make(request, bucket, call, aws);
        var version = made with
        {
            Body = body,
            ETag = ETags.Of(body, made.Encryption),
            Headers = new(request.CacheControl, request.ContentDisposition, request.ContentEncoding, request.ContentLanguage, request.ContentType, request.Expires),
            Checksum = Checksums.Of(body, request.Algorithm),
        };
        S3Object.Write(draft, bucket, key, version);
        return new(
            version.QuotedETag,
            version.Checksum.Shown(Model.Bodies.ChecksumAlgorithm.Crc32),
            version.Checksum.Shown(Model.Bodies.ChecksumAlgorithm.Crc32C),
            version.Checksum.Shown(Model.Bodies.ChecksumAlgorithm.Crc64Nvme),
            version.Checksum.Shown(Model.Bodies.ChecksumAlgorithm.Sha1),
            version.Checksum.Shown(Model.Bodies.ChecksumAlgorithm.Sha256),
            version.Checksum?.Type,
            version.Encryption.Algorithm,
            bucket.Shown(version),
            version.Encryption.KeyArn,
            version.Encryption.BucketKeyEnabled ? true : null);
    }
}
