using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>Uploads a part. The same number again puts it in the place of the one before.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchUpload, BadDigest, InvalidRequest and KMS's. Source: S3 API Reference, UploadPart.</remarks>
[Operation<S3Api>]
public sealed record UploadPart(
    string Bucket,
    string Key,
    [Query("partNumber"), Range(1, 10000)] int PartNumber,
    [Query("uploadId")] string UploadId,
    [Payload] Body? Body = null,
    [Header("x-amz-sdk-checksum-algorithm")] ChecksumAlgorithm? ChecksumAlgorithm = null,
    [Header("x-amz-checksum-crc32")] string? ChecksumCRC32 = null,
    [Header("x-amz-checksum-crc32c")] string? ChecksumCRC32C = null,
    [Header("x-amz-checksum-crc64nvme")] string? ChecksumCRC64NVME = null,
    [Header("x-amz-checksum-sha1")] string? ChecksumSHA1 = null,
    [Header("x-amz-checksum-sha256")] string? ChecksumSHA256 = null,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>What was uploaded.</summary>
    public sealed record Result(
        [Header("ETag")] string ETag,
        [Header("x-amz-checksum-crc32")] string? ChecksumCRC32,
        [Header("x-amz-checksum-crc32c")] string? ChecksumCRC32C,
        [Header("x-amz-checksum-crc64nvme")] string? ChecksumCRC64NVME,
        [Header("x-amz-checksum-sha1")] string? ChecksumSHA1,
        [Header("x-amz-checksum-sha256")] string? ChecksumSHA256,
        [Header("x-amz-server-side-encryption")] ServerSideEncryption ServerSideEncryption,
        [Header("x-amz-server-side-encryption-aws-kms-key-id")] string? SSEKMSKeyId,
        [Header("x-amz-server-side-encryption-bucket-key-enabled")] bool? BucketKeyEnabled);

    /// <summary>Asked as for writing the object at once.</summary>
    public static IEnumerable<Ask> Asks(UploadPart request, Call call) =>
        [ObjectInBucket.Written(request.Bucket, request.Key, null, request.ExpectedBucketOwner, call).AskToPut(call, creates: false)];

    /// <summary>Computes the digests that the upload wants of a part and that weren't computed as it came.</summary>
    public static async Task PrepareAsync(UploadPart request, Call call, CancellationToken cancellationToken)
    {
        var upload = UploadInBucket.Find(S3.Bucket.Of(request.Bucket, request.ExpectedBucketOwner, call), request.Key, request.UploadId, call);
        await (request.Body ?? Body.Empty).EnsureDigestsAsync([PartChecksums.ForWhole(upload)], md5: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Keeps the part.</summary>
    public static Result Handle(UploadPart request, Call call, Draft draft, AsCaller aws)
    {
        var bucket = S3.Bucket.Of(request.Bucket, request.ExpectedBucketOwner, call);
        var upload = UploadInBucket.Find(bucket, request.Key, request.UploadId, call);
        Encryptions.RequireReadable(upload.Version.Encryption, bucket, aws);
        var body = request.Body ?? Body.Empty;
        body.RequireDigested(PartChecksums.ForWhole(upload));
        var part = new UploadedPart(body, Convert.ToHexStringLower(body.Md5), call.Timestamp, PartChecksums.OfPart(body, upload, Checksums.Given(request.ChecksumCRC32, request.ChecksumCRC32C, request.ChecksumCRC64NVME, request.ChecksumSHA1, request.ChecksumSHA256)));
        draft.Put(upload.With(request.PartNumber, part));
        var encryption = upload.Version.Encryption;
        return new(
            $"\"{part.ETag}\"",
            part.Checksum.Shown(Model.Bodies.ChecksumAlgorithm.Crc32),
            part.Checksum.Shown(Model.Bodies.ChecksumAlgorithm.Crc32C),
            part.Checksum.Shown(Model.Bodies.ChecksumAlgorithm.Crc64Nvme),
            part.Checksum.Shown(Model.Bodies.ChecksumAlgorithm.Sha1),
            part.Checksum.Shown(Model.Bodies.ChecksumAlgorithm.Sha256),
            encryption.Algorithm,
            encryption.KeyArn,
            encryption.BucketKeyEnabled ? true : null);
    }
}
