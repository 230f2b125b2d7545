using ScsLabs.Model.Bodies;
using ScsLabs.Services.Events;

namespace ScsLabs.Services.S3;

/// <summary>Writes an object.</summary>
/// <remarks>
/// Object Ownership determines the owner; the request or the bucket's default the encryption.
/// Errors: NoSuchBucket, AccessControlListNotSupported, PreconditionFailed, KeyTooLongError, MetadataTooLarge, InvalidTag, BadDigest and KMS's. Source: S3 API Reference, PutObject.
/// </remarks>
[Operation<S3Api>]
public sealed record PutObject(string Bucket, string Key)
{
    [Payload] public Body? Body { get; init; }
    [Spread] public ObjectHeaders Headers { get; init; } = new();
    [Header("Content-MD5")] public string? ContentMD5 { get; init; }
    [Header("x-amz-sdk-checksum-algorithm")] public ChecksumAlgorithm? ChecksumAlgorithm { get; init; }
    [Spread] public ChecksumHeaders Checksum { get; init; } = new();
    [Header("If-Match"), ConditionKey("s3:if-match")] public string? IfMatch { get; init; }
    [Header("If-None-Match"), ConditionKey("s3:if-none-match")] public string? IfNoneMatch { get; init; }
    [Spread] public NewObjectSettings Settings { get; init; } = new();
    [Header("x-amz-expected-bucket-owner")] public string? ExpectedBucketOwner { get; init; }

    /// <summary>The version that was written.</summary>
    public sealed record Result
    {
        [Header("ETag")] public required string ETag { get; init; }
        [Spread] public required ChecksumHeaders Checksum { get; init; }
        [Header("x-amz-checksum-type")] public required ChecksumType? ChecksumType { get; init; }
        [Spread] public required EncryptionHeaders Encryption { get; init; }
        [Header("x-amz-version-id")] public required string? VersionId { get; init; }
        [Header("x-amz-expiration")] public string? Expiration { get; init; }
    }

    /// <summary>Asks to write the object, to set the ACL and tags that the request has, and to read the object where If-Match is given.</summary>
    internal static IEnumerable<Ask> Asks(PutObject request, Call call)
    {
        var target = KeyInBucket.Of(request.Bucket, request.Key, request.ExpectedBucketOwner, call);
        IEnumerable<Ask> asks = NewObjects.Asks(request.Settings, target, call, creates: true, PutObjectOperation.Conditions(request));
        return request.IfMatch is null ? asks : asks.Append(VersionInBucket.AskToKnow(request.Bucket, request.Key, request.ExpectedBucketOwner, call));
    }

    /// <summary>Computes the digests of a body that wasn't received over the wire.</summary>
    internal static async Task PrepareAsync(PutObject request, CancellationToken cancellationToken) =>
        await (request.Body ?? Body.Empty).EnsureDigestsAsync([request.Algorithm], md5: true, cancellationToken).ConfigureAwait(false);

    /// <summary>Throws where a retention is set and the request has no digest of its body: what is to be kept must be known to be whole.</summary>
    private static void RequireDigest(PutObject request, Bucket bucket)
    {
        if ((request.Settings.Lock.IsGiven || bucket.ObjectLock?.Rule is not null) && request is { ContentMD5: null, ChecksumAlgorithm: null, Checksum.Algorithm: null })
        {
            throw S3Errors.InvalidRequest("Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters");
        }
    }

    private ChecksumAlgorithm Algorithm => Checksums.OrDefault(Checksum.Algorithm);

    /// <summary>Writes the object.</summary>
    internal static Result Handle(PutObject request, Call call, Draft draft, AsCaller aws)
    {
        var target = KeyInBucket.Of(request.Bucket, request.Key, request.ExpectedBucketOwner, call);
        Preconditions.RequireForWrite(request.IfMatch, request.IfNoneMatch, request.Key, target.Existing);
        var body = request.Body ?? Body.Empty;
        body.RequireDigested(request.Algorithm);
        var made = NewObjects.Make(request.Settings, target.Bucket, request.Key, call, aws);
        RequireDigest(request, target.Bucket);
        var version = made with
        {
            Body = body,
            ETag = ETags.Of(body, made.Encryption),
            Headers = request.Headers,
            Checksum = Checksums.Of(body, request.Algorithm),
        };
        S3Object.Write(draft, target.Bucket, request.Key, version);
        ObjectEvents.Created(new(target.Bucket, request.Key, version), "PutObject", call, draft);
        return new()
        {
            ETag = version.QuotedETag,
            Checksum = ChecksumHeaders.Of(version.Checksum),
            ChecksumType = version.Checksum.Type,
            Encryption = EncryptionHeaders.Of(version.Encryption),
            VersionId = target.Bucket.Shown(version),
            Expiration = LifecycleExpiry.Shown(target.Bucket, request.Key, version, draft),
        };
    }
}
