using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>Makes an object of another's bytes, in the same bucket or another, of whichever account.</summary>
/// <remarks>
/// Errors: NoSuchBucket, NoSuchKey, InvalidRequest (onto itself without a change), PreconditionFailed and those of GetObject and PutObject. Source: S3 API Reference, CopyObject.
/// </remarks>
[Operation<S3Api>]
public sealed record CopyObject(
    string Bucket,
    string Key,
    [Header("x-amz-copy-source")] string CopySource,
    [Header("x-amz-acl"), ConditionKey("s3:x-amz-acl")] ObjectCannedACL? ACL = null,
    [Header("Cache-Control")] string? CacheControl = null,
    [Header("Content-Disposition")] string? ContentDisposition = null,
    [Header("Content-Encoding")] string? ContentEncoding = null,
    [Header("Content-Language")] string? ContentLanguage = null,
    [Header("Content-Type")] string? ContentType = null,
    [Header("Expires")] string? Expires = null,
    [Header("x-amz-checksum-algorithm")] ChecksumAlgorithm? ChecksumAlgorithm = null,
    [Header("x-amz-copy-source-if-match")] string? CopySourceIfMatch = null,
    [Header("x-amz-copy-source-if-modified-since")] DateTimeOffset? CopySourceIfModifiedSince = null,
    [Header("x-amz-copy-source-if-none-match")] string? CopySourceIfNoneMatch = null,
    [Header("x-amz-copy-source-if-unmodified-since")] DateTimeOffset? CopySourceIfUnmodifiedSince = null,
    [Header("If-Match"), ConditionKey("s3:if-match")] string? IfMatch = null,
    [Header("If-None-Match"), ConditionKey("s3:if-none-match")] string? IfNoneMatch = null,
    [Header("x-amz-metadata-directive"), ConditionKey("s3:x-amz-metadata-directive")] Directive? MetadataDirective = null,
    [Header("x-amz-tagging-directive")] Directive? TaggingDirective = null,
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
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null,
    [Header("x-amz-source-expected-bucket-owner")] string? ExpectedSourceBucketOwner = null) : INewObject
{
    private const long Most = 5L * 1024 * 1024 * 1024;

    /// <summary>What was made.</summary>
    public sealed record Result(
        [Payload] CopyObjectResult CopyObjectResult,
        [Header("x-amz-copy-source-version-id")] string? CopySourceVersionId,
        [Header("x-amz-version-id")] string? VersionId,
        [Header("x-amz-server-side-encryption")] ServerSideEncryption ServerSideEncryption,
        [Header("x-amz-server-side-encryption-aws-kms-key-id")] string? SSEKMSKeyId,
        [Header("x-amz-server-side-encryption-bucket-key-enabled")] bool? BucketKeyEnabled);

    /// <summary>Reading there is asked of that object's owner, writing here of this bucket's.</summary>
    public static IEnumerable<Ask> Asks(CopyObject request, Call call)
    {
        var source = request.Source;
        var from = source.Target(request.ExpectedSourceBucketOwner, call);
        yield return from.AskVersioned("s3:GetObject", "s3:GetObjectVersion", call);
        var copiesTags = request.TaggingDirective is not Directive.Replace && from.Version?.TagSet.IsEmpty == false;
        if (copiesTags)
        {
            yield return from.AskVersioned("s3:GetObjectTagging", "s3:GetObjectVersionTagging", call);
        }

        var target = ObjectInBucket.Written(request.Bucket, request.Key, null, request.ExpectedBucketOwner, call);
        foreach (var ask in NewObjects.Asks(request, target, call, [.. CopyObjectOperation.Conditions(request), new("s3:x-amz-copy-source", source.Name)]))
        {
            yield return ask;
        }

        if (request.IfMatch is not null)
        {
            yield return ObjectInBucket.AskToKnow(request.Bucket, request.Key, request.ExpectedBucketOwner, call);
        }

        if (copiesTags)
        {
            yield return target.Ask("s3:PutObjectTagging", call, [.. ObjectTags.RequestConditions(from.Version!.TagSet)]);
        }
    }

    /// <summary>Computes the digests that the copy will have.</summary>
    public static async Task PrepareAsync(CopyObject request, Call call, CancellationToken cancellationToken)
    {
        var source = request.Source.Target(request.ExpectedSourceBucketOwner, call).OrNotFound(call);
        await source.Body.EnsureDigestsAsync([request.AlgorithmFor(source)], md5: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Copies the object.</summary>
    public static Result Handle(CopyObject request, Call call, Draft draft, AsCaller aws)
    {
        var from = request.Source.Target(request.ExpectedSourceBucketOwner, call);
        var source = from.OrNotFound(call);
        new Preconditions(request.CopySourceIfMatch, request.CopySourceIfNoneMatch, request.CopySourceIfModifiedSince, request.CopySourceIfUnmodifiedSince).RequireForCopy(source);
        var (bucket, key, _, existing, _) = ObjectInBucket.Written(request.Bucket, request.Key, null, request.ExpectedBucketOwner, call);
        Preconditions.RequireForWrite(request.IfMatch, request.IfNoneMatch, key, existing);
        RequireChange(request, from, bucket);
        if (source.Body.Length > Most)
        {
            throw S3Errors.InvalidRequest($"The specified copy source is larger than the maximum allowable size for a copy source: {Most}");
        }

        Encryptions.RequireReadable(source.Encryption, from.Bucket, aws);
        var made = NewObjects.Make(request, bucket, call, aws);
        var algorithm = request.AlgorithmFor(source);
        source.Body.RequireDigested(algorithm);
        var replaces = request.MetadataDirective == Directive.Replace;
        var version = made with
        {
            Body = source.Body,
            ETag = ETags.Of(source.Body, made.Encryption),
            Headers = replaces ? new(request.CacheControl, request.ContentDisposition, request.ContentEncoding, request.ContentLanguage, request.ContentType, request.Expires) : source.Headers,
            Metadata = replaces ? made.Metadata : source.Metadata,
            TagSet = request.TaggingDirective == Directive.Replace ? made.TagSet : source.TagSet,
            Checksum = Checksums.Of(source.Body, algorithm),
        };
        S3Object.Write(draft, bucket, key, version);
        return new(
            CopyObjectResult.Of(version),
            from.Bucket.Shown(source),
            bucket.Shown(version),
            version.Encryption.Algorithm,
            version.Encryption.KeyArn,
            version.Encryption.BucketKeyEnabled ? true : null);
    }

    private ChecksumAlgorithm AlgorithmFor(ObjectVersion source) => Checksums.OrDefault(ChecksumAlgorithm ?? source.Checksum?.Algorithm);

    private CopySource Source => S3.CopySource.Parse(CopySource);

    /// <summary>A copy onto itself must change something.</summary>
    private static void RequireChange(CopyObject request, ObjectInBucket from, Bucket bucket)
    {
        if (from.Bucket.Name == bucket.Name
            && from.Key == request.Key
            && from.VersionId is null
            && request is { MetadataDirective: not Directive.Replace, TaggingDirective: not Directive.Replace, StorageClass: null, ServerSideEncryption: null })
        {
            throw S3Errors.InvalidRequest("This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.");
        }
    }
}

/// <summary>Whether a copy takes something over or gets its own.</summary>
public enum Directive
{
    /// <summary>It takes it over.</summary>
    [Wire("COPY")]
    Copy,

    /// <summary>It gets its own.</summary>
    [Wire("REPLACE")]
    Replace,
}

/// <summary>A copy.</summary>
public sealed record CopyObjectResult(
    string ETag,
    DateTimeOffset LastModified,
    ChecksumType? ChecksumType,
    string? ChecksumCRC32,
    string? ChecksumCRC32C,
    string? ChecksumCRC64NVME,
    string? ChecksumSHA1,
    string? ChecksumSHA256)
{
    internal static CopyObjectResult Of(ObjectVersion version) => new(
        version.QuotedETag,
        version.LastModified,
        version.Checksum?.Type,
        version.Checksum.Shown(ChecksumAlgorithm.Crc32),
        version.Checksum.Shown(ChecksumAlgorithm.Crc32C),
        version.Checksum.Shown(ChecksumAlgorithm.Crc64Nvme),
        version.Checksum.Shown(ChecksumAlgorithm.Sha1),
        version.Checksum.Shown(ChecksumAlgorithm.Sha256));
}
