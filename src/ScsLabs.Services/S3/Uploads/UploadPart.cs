using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>Uploads a part. It replaces a part with the same number.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchUpload, BadDigest, InvalidRequest and KMS's. Source: S3 API Reference, UploadPart.</remarks>
[Operation<S3Api>]
public sealed record UploadPart(string Bucket, string Key, [Query("partNumber"), Range(1, 10000)] int PartNumber, [Query("uploadId")] string UploadId)
{
    [Payload] public Body? Body { get; init; }
    [Header("x-amz-sdk-checksum-algorithm")] public ChecksumAlgorithm? ChecksumAlgorithm { get; init; }
    [Spread] public ChecksumHeaders Checksum { get; init; } = new();
    [Header("x-amz-expected-bucket-owner")] public string? ExpectedBucketOwner { get; init; }

    /// <summary>The part that was uploaded.</summary>
    public sealed record Result([Header("ETag")] string ETag, [Spread] ChecksumHeaders Checksum, [Spread] EncryptionHeaders Encryption);

    /// <summary>Asks to write the object.</summary>
    internal static IEnumerable<Ask> Asks(UploadPart request, Call call) =>
        [KeyInBucket.Of(request.Bucket, request.Key, request.ExpectedBucketOwner, call).AskToPut(call, creates: false)];

    /// <summary>Computes those digests of the part that weren't computed as it was received.</summary>
    internal static async Task PrepareAsync(UploadPart request, Call call, CancellationToken cancellationToken)
    {
        var upload = UploadInBucket.Find(S3.Bucket.Of(request.Bucket, request.ExpectedBucketOwner, call), request.Key, request.UploadId, call);
        await (request.Body ?? Body.Empty).EnsureDigestsAsync([PartChecksums.ForWhole(upload)], md5: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stores the part.</summary>
    internal static Result Handle(UploadPart request, Call call, Draft draft, AsCaller aws)
    {
        var bucket = S3.Bucket.Of(request.Bucket, request.ExpectedBucketOwner, call);
        var upload = UploadInBucket.Find(bucket, request.Key, request.UploadId, call);
        Encryptions.RequireReadable(upload.Version.Encryption, bucket, aws);
        var body = request.Body ?? Body.Empty;
        body.RequireDigested(PartChecksums.ForWhole(upload));
        var part = new UploadedPart(body, Convert.ToHexStringLower(body.Md5), call.Timestamp, PartChecksums.OfPart(body, upload, request.Checksum.Algorithm));
        draft.Put(upload.With(request.PartNumber, part));
        return new($"\"{part.ETag}\"", ChecksumHeaders.Of(part.Checksum), EncryptionHeaders.Of(upload.Version.Encryption));
    }
}
