using ScsLabs.Model.Bodies;
using ScsLabs.Services.Events;

namespace ScsLabs.Services.S3;

/// <summary>Copies an object, within a bucket or to another, of any account.</summary>
/// <remarks>
/// Errors: NoSuchBucket, NoSuchKey, InvalidRequest (onto itself without a change), PreconditionFailed and those of GetObject and PutObject. Source: S3 API Reference, CopyObject.
/// </remarks>
[Operation<S3Api>]
public sealed record CopyObject(string Bucket, string Key, [Header("x-amz-copy-source")] string CopySource)
{
    private const long Most = 5L * 1024 * 1024 * 1024;

    [Spread] public ObjectHeaders Headers { get; init; } = new();
    [Header("x-amz-checksum-algorithm")] public ChecksumAlgorithm? ChecksumAlgorithm { get; init; }
    [Spread] public CopySourceConditions SourceConditions { get; init; } = new();
    [Header("If-Match"), ConditionKey("s3:if-match")] public string? IfMatch { get; init; }
    [Header("If-None-Match"), ConditionKey("s3:if-none-match")] public string? IfNoneMatch { get; init; }
    [Header("x-amz-metadata-directive"), ConditionKey("s3:x-amz-metadata-directive")] public Directive? MetadataDirective { get; init; }
    [Header("x-amz-tagging-directive")] public Directive? TaggingDirective { get; init; }
    [Spread] public NewObjectSettings Settings { get; init; } = new();
    [Header("x-amz-expected-bucket-owner")] public string? ExpectedBucketOwner { get; init; }
    [Header("x-amz-source-expected-bucket-owner")] public string? ExpectedSourceBucketOwner { get; init; }

    /// <summary>The copy, and the version that was copied.</summary>
    public sealed record Result
    {
        [Payload] public required CopyObjectResult CopyObjectResult { get; init; }
        [Header("x-amz-copy-source-version-id")] public required string? CopySourceVersionId { get; init; }
        [Header("x-amz-version-id")] public required string? VersionId { get; init; }
        [Header("x-amz-expiration")] public string? Expiration { get; init; }
        [Spread] public required EncryptionHeaders Encryption { get; init; }
    }

    /// <summary>Asks to read the source, with its tags where these are copied, and to write the copy.</summary>
    internal static IEnumerable<Ask> Asks(CopyObject request, Call call)
    {
        var source = request.Source;
        var from = source.Target(request.ExpectedSourceBucketOwner, call);
        yield return from.AskVersioned("s3:GetObject", "s3:GetObjectVersion", call);
        var copiesTags = request.TaggingDirective is not Directive.Replace && from.Version?.TagSet.IsEmpty == false;
        if (copiesTags)
        {
            yield return from.AskVersioned("s3:GetObjectTagging", "s3:GetObjectVersionTagging", call);
        }

        var target = KeyInBucket.Of(request.Bucket, request.Key, request.ExpectedBucketOwner, call);
        foreach (var ask in NewObjects.Asks(request.Settings, target, call, creates: true, [.. CopyObjectOperation.Conditions(request), new("s3:x-amz-copy-source", source.Name)]))
        {
            yield return ask;
        }

        if (request.IfMatch is not null)
        {
            yield return VersionInBucket.AskToKnow(request.Bucket, request.Key, request.ExpectedBucketOwner, call);
        }

        if (copiesTags)
        {
            yield return target.Ask("s3:PutObjectTagging", call, [.. ObjectTags.RequestConditions(from.Version!.TagSet)]);
        }
    }

    /// <summary>Computes the digests of the copy.</summary>
    internal static async Task PrepareAsync(CopyObject request, Call call, CancellationToken cancellationToken)
    {
        var source = request.Source.Target(request.ExpectedSourceBucketOwner, call).OrNotCopied(call);
        await source.Body.EnsureDigestsAsync([request.AlgorithmFor(source)], md5: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Copies the object.</summary>
    internal static Result Handle(CopyObject request, Call call, Draft draft, AsCaller aws)
    {
        var from = request.Source.Target(request.ExpectedSourceBucketOwner, call);
        var source = from.OrNotCopied(call);
        request.SourceConditions.Preconditions.RequireForCopy(source);
        var target = KeyInBucket.Of(request.Bucket, request.Key, request.ExpectedBucketOwner, call);
        Preconditions.RequireForWrite(request.IfMatch, request.IfNoneMatch, request.Key, target.Existing);
        if (source.Body.Length > Most)
        {
            throw S3Errors.InvalidRequest($"The specified copy source is larger than the maximum allowable size for a copy source: {Most}");
        }

        Encryptions.RequireReadable(source.Encryption, from.Bucket, aws);
        var made = NewObjects.Make(request.Settings, target.Bucket, request.Key, call, aws);
        RequireChange(request, from.Name, target.Bucket, source.Encryption.Algorithm == ServerSideEncryption.AwsKms || made.Encryption.Algorithm == ServerSideEncryption.AwsKms);
        var algorithm = request.AlgorithmFor(source);
        source.Body.RequireDigested(algorithm);
        var replaces = request.MetadataDirective == Directive.Replace;
        var version = made with
        {
            Body = source.Body,
            ETag = ETags.Of(source.Body, made.Encryption),
            Headers = replaces ? request.Headers : source.Headers,
            Metadata = replaces ? made.Metadata : source.Metadata,
            TagSet = request.TaggingDirective == Directive.Replace ? made.TagSet : source.TagSet,
            Checksum = Checksums.Of(source.Body, algorithm),
        };
        S3Object.Write(draft, target.Bucket, request.Key, version);
        ObjectEvents.Created(new(target.Bucket, request.Key, version), "CopyObject", call, draft);
        return new()
        {
            CopyObjectResult = CopyObjectResult.Of(version),
            CopySourceVersionId = from.Bucket.Shown(source),
            VersionId = target.Bucket.Shown(version),
            Expiration = LifecycleExpiry.Shown(target.Bucket, request.Key, version, draft),
            Encryption = EncryptionHeaders.Of(version.Encryption),
        };
    }

    private ChecksumAlgorithm AlgorithmFor(ObjectVersion source) => Checksums.OrDefault(ChecksumAlgorithm ?? source.Checksum?.Algorithm);

    private CopySource Source => S3.CopySource.Parse(CopySource);

    /// <summary>Throws where an object is copied to itself without a change. Under KMS a copy is always one: it is encrypted anew.</summary>
    private static void RequireChange(CopyObject request, ObjectName from, Bucket bucket, bool isUnderKms)
    {
        if (!isUnderKms
            && from.Bucket.Name == bucket.Name
            && from.Key == request.Key
            && from.VersionId is null
            && request is { MetadataDirective: not Directive.Replace, TaggingDirective: not Directive.Replace, Settings: { StorageClass: null, ServerSideEncryption: null } })
        {
            throw S3Errors.InvalidRequest("This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.");
        }
    }
}

/// <summary>Whether metadata or tags are copied or replaced.</summary>
public enum Directive
{
    /// <summary>They are copied from the source.</summary>
    [Wire("COPY")]
    Copy,

    /// <summary>They are replaced by those of the request.</summary>
    [Wire("REPLACE")]
    Replace,
}

/// <summary>The entity tag, time and checksum of a copy.</summary>
public sealed record CopyObjectResult(string ETag, DateTimeOffset LastModified, ChecksumType? ChecksumType, [Spread] ChecksumElements Checksum)
{
    internal static CopyObjectResult Of(ObjectVersion version) =>
        new(version.QuotedETag, version.LastModified, version.Checksum?.Type, ChecksumElements.Of(version.Checksum));
}
