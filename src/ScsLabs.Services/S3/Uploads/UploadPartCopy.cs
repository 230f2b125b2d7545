using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>Uploads a part by copying from another object.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchKey, NoSuchUpload, InvalidArgument (a range that isn't there), PreconditionFailed and KMS's. Source: S3 API Reference, UploadPartCopy.</remarks>
[Operation<S3Api>]
public sealed record UploadPartCopy(
    string Bucket,
    string Key,
    [Header("x-amz-copy-source")] string CopySource,
    [Query("partNumber"), Range(1, 10000)] int PartNumber,
    [Query("uploadId")] string UploadId)
{
    [Spread] public CopySourceConditions SourceConditions { get; init; } = new();
    [Header(Range)] public string? CopySourceRange { get; init; }
    [Header("x-amz-expected-bucket-owner")] public string? ExpectedBucketOwner { get; init; }
    [Header("x-amz-source-expected-bucket-owner")] public string? ExpectedSourceBucketOwner { get; init; }

    private const string Range = "x-amz-copy-source-range";

    /// <summary>The part, and the version that was copied.</summary>
    public sealed record Result([Header("x-amz-copy-source-version-id")] string? CopySourceVersionId, [Payload] CopyPartResult CopyPartResult, [Spread] EncryptionHeaders Encryption);

    /// <summary>Asks to read the source and to write the object.</summary>
    internal static IEnumerable<Ask> Asks(UploadPartCopy request, Call call)
    {
        yield return request.Source.Target(request.ExpectedSourceBucketOwner, call).AskVersioned("s3:GetObject", "s3:GetObjectVersion", call);
        yield return KeyInBucket.Of(request.Bucket, request.Key, request.ExpectedBucketOwner, call).AskToPut(call, creates: false, new Condition("s3:x-amz-copy-source", request.Source.Name));
    }

    /// <summary>Computes the digests of the part.</summary>
    internal static async Task<Digested> PrepareAsync(UploadPartCopy request, Call call, CancellationToken cancellationToken)
    {
        var source = request.Source.Target(request.ExpectedSourceBucketOwner, call).OrNotCopied(call).Body;
        var upload = UploadInBucket.Find(S3.Bucket.Of(request.Bucket, request.ExpectedBucketOwner, call), request.Key, request.UploadId, call);
        var part = RangeOf(request.CopySourceRange, source);
        await part.EnsureDigestsAsync([PartChecksums.ForWhole(upload)], md5: true, cancellationToken).ConfigureAwait(false);
        return new(source, part);
    }

    /// <summary>Stores the part.</summary>
    internal static Result Handle(UploadPartCopy request, Call call, Draft draft, AsCaller aws, Digested? digested)
    {
        var from = request.Source.Target(request.ExpectedSourceBucketOwner, call);
        var source = from.OrNotCopied(call);
        request.SourceConditions.Preconditions.RequireForCopy(source);
        Encryptions.RequireReadable(source.Encryption, from.Bucket, aws);
        var bucket = S3.Bucket.Of(request.Bucket, request.ExpectedBucketOwner, call);
        var upload = UploadInBucket.Find(bucket, request.Key, request.UploadId, call);
        Encryptions.RequireReadable(upload.Version.Encryption, bucket, aws);
        var body = ReferenceEquals(digested?.Source, source.Body) ? digested.Part : RangeOf(request.CopySourceRange, source.Body);
        body.RequireDigested(PartChecksums.ForWhole(upload));
        var part = new UploadedPart(body, Convert.ToHexStringLower(body.Md5), call.Timestamp, PartChecksums.OfPart(body, upload, null));
        draft.Put(upload.With(request.PartNumber, part));
        return new(from.Bucket.Shown(source), CopyPartResult.Of(part), EncryptionHeaders.Of(upload.Version.Encryption));
    }

    /// <summary>A part with its digests, and the body that it is a range of.</summary>
    public sealed record Digested(Body Source, Body Part);

    private CopySource Source => S3.CopySource.Parse(CopySource);

    /// <summary>Returns the range of the source. Unlike that of a read it must have both ends and lie within the source.</summary>
    private static Body RangeOf(string? header, Body source)
    {
        if (header is null)
        {
            return source;
        }

        var range = ByteRange.Whole(header) ?? throw S3Errors.InvalidArgument("The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy", Range, header);
        return range.Offset + range.Length <= source.Length
            ? source.Slice(range.Offset, range.Length)
            : throw S3Errors.InvalidArgument($"Range specified is not valid for source object of size: {source.Length}", Range, header);
    }
}

/// <summary>The entity tag, time and checksum of a part that was copied.</summary>
public sealed record CopyPartResult(string ETag, DateTimeOffset LastModified, [Spread] ChecksumElements Checksum)
{
    internal static CopyPartResult Of(UploadedPart part) => new($"\"{part.ETag}\"", part.LastModified, ChecksumElements.Of(part.Checksum));
}
