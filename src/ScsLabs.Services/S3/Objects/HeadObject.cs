using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>What GetObject would tell of an object, without its bytes.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchKey, NoSuchVersion, MethodNotAllowed (a delete marker), InvalidRange, PreconditionFailed, NotModified and, where the checksum is wished for, KMS's. Source: S3 API Reference, HeadObject.</remarks>
[Operation<S3Api>]
public sealed record HeadObject(
    string Bucket,
    string Key,
    [Header("If-Match")] string? IfMatch = null,
    [Header("If-Modified-Since")] DateTimeOffset? IfModifiedSince = null,
    [Header("If-None-Match")] string? IfNoneMatch = null,
    [Header("If-Unmodified-Since")] DateTimeOffset? IfUnmodifiedSince = null,
    [Header("Range")] string? Range = null,
    [Query("response-cache-control")] string? ResponseCacheControl = null,
    [Query("response-content-disposition")] string? ResponseContentDisposition = null,
    [Query("response-content-encoding")] string? ResponseContentEncoding = null,
    [Query("response-content-language")] string? ResponseContentLanguage = null,
    [Query("response-content-type")] string? ResponseContentType = null,
    [Query("response-expires"), Wire("ResponseExpires", Timestamp = Model.Wire.TimestampForm.Http)] DateTimeOffset? ResponseExpires = null,
    [Query("versionId")] string? VersionId = null,
    [Query("partNumber"), Range(1, 10000)] int? PartNumber = null,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null,
    [Header("x-amz-checksum-mode")] ChecksumMode? ChecksumMode = null) : IObjectRead
{
    /// <summary>What is known of them.</summary>
    public sealed record Result(
        [Header("accept-ranges")] string AcceptRanges,
        [Header("Last-Modified")] DateTimeOffset LastModified,
        [Header("Content-Length")] long ContentLength,
        [Header("ETag")] string ETag,
        [Header("x-amz-checksum-crc32")] string? ChecksumCRC32,
        [Header("x-amz-checksum-crc32c")] string? ChecksumCRC32C,
        [Header("x-amz-checksum-crc64nvme")] string? ChecksumCRC64NVME,
        [Header("x-amz-checksum-sha1")] string? ChecksumSHA1,
        [Header("x-amz-checksum-sha256")] string? ChecksumSHA256,
        [Header("x-amz-checksum-type")] ChecksumType? ChecksumType,
        [Header("x-amz-version-id")] string? VersionId,
        [Header("Cache-Control")] string? CacheControl,
        [Header("Content-Disposition")] string? ContentDisposition,
        [Header("Content-Encoding")] string? ContentEncoding,
        [Header("Content-Language")] string? ContentLanguage,
        [Header("Content-Range")] string? ContentRange,
        [Header("Content-Type")] string ContentType,
        [Header("Expires")] string? Expires,
        [Header("x-amz-server-side-encryption")] ServerSideEncryption ServerSideEncryption,
        [HeaderPrefix("x-amz-meta-")] IReadOnlyDictionary<string, string> Metadata,
        [Header("x-amz-server-side-encryption-aws-kms-key-id")] string? SSEKMSKeyId,
        [Header("x-amz-server-side-encryption-bucket-key-enabled")] bool? BucketKeyEnabled,
        [Header("x-amz-storage-class")] StorageClass? StorageClass,
        [Header("x-amz-mp-parts-count")] int? PartsCount,
        [Header("x-amz-tagging-count")] int? TagCount);

    /// <summary>The object's owner decides.</summary>
    public static IEnumerable<Ask> Asks(HeadObject request, Call call) => [ObjectReading.Ask(request, call)];

    /// <summary>Tells it.</summary>
    public static Result Handle(HeadObject request, Call call, AsCaller aws)
    {
        var read = ObjectReading.Of(request, call, aws);
        return new(
            "bytes",
            read.Version.LastModified,
            read.Body.Length,
            read.Version.QuotedETag,
            read.Checksum.Shown(ChecksumAlgorithm.Crc32),
            read.Checksum.Shown(ChecksumAlgorithm.Crc32C),
            read.Checksum.Shown(ChecksumAlgorithm.Crc64Nvme),
            read.Checksum.Shown(ChecksumAlgorithm.Sha1),
            read.Checksum.Shown(ChecksumAlgorithm.Sha256),
            read.Checksum?.Type,
            read.VersionId,
            read.Headers.CacheControl,
            read.Headers.ContentDisposition,
            read.Headers.ContentEncoding,
            read.Headers.ContentLanguage,
            read.ContentRange,
            read.Headers.ContentType ?? "binary/octet-stream",
            read.Headers.Expires,
            read.Version.Encryption.Algorithm,
            read.Metadata,
            read.Version.Encryption.KeyArn,
            read.Version.Encryption.BucketKeyEnabled ? true : null,
            read.Version.StorageClass,
            read.PartsCount,
            read.TagCount);
    }
}
