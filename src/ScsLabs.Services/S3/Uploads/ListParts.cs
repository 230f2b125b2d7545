using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>Lists the parts of an upload so far, up to 1,000 at a time.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchUpload. Source: S3 API Reference, ListParts.</remarks>
[Operation<S3Api>]
public sealed record ListParts(
    string Bucket,
    string Key,
    [Query("uploadId")] string UploadId,
    [Query("max-parts")] int? MaxParts = null,
    [Query("part-number-marker")] int? PartNumberMarker = null,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>A page of the list.</summary>
    public sealed record Result(
        string Bucket,
        string Key,
        string UploadId,
        int PartNumberMarker,
        int NextPartNumberMarker,
        int MaxParts,
        bool IsTruncated,
        [Wire("Part", Flattened = true)] IReadOnlyList<ListedPart> Parts,
        Initiator Initiator,
        Owner Owner,
        StorageClass StorageClass,
        ChecksumAlgorithm? ChecksumAlgorithm,
        ChecksumType? ChecksumType);

    /// <summary>The bucket's owner decides.</summary>
    public static IEnumerable<Ask> Asks(ListParts request, Call call) =>
        [ObjectInBucket.Written(request.Bucket, request.Key, null, request.ExpectedBucketOwner, call).Ask("s3:ListMultipartUploadParts", call)];

    /// <summary>Lists them.</summary>
    public static Result Handle(ListParts request, Call call)
    {
        var bucket = S3.Bucket.Of(request.Bucket, request.ExpectedBucketOwner, call);
        var upload = UploadInBucket.Find(bucket, request.Key, request.UploadId, call);
        var size = PageSize.Of(request.MaxParts, "max-parts");
        var after = request.PartNumberMarker ?? 0;
        var left = upload.Parts.Where(part => part.Key > after).ToList();
        var page = left.Take(size).ToList();
        return new(
            bucket.Name,
            upload.Key,
            upload.UploadId,
            after,
            page.Count > 0 ? page[^1].Key : 0,
            size,
            page.Count < left.Count,
            [.. page.Select(part => ListedPart.Of(part.Key, part.Value))],
            Initiator.Of(upload),
            S3.Owner.Of(upload.Version.Owner),
            upload.Version.StorageClass ?? S3.StorageClass.Standard,
            upload.ChecksumAlgorithm,
            upload.ChecksumType);
    }
}

/// <summary>A part as lists show it.</summary>
public sealed record ListedPart(
    int PartNumber,
    DateTimeOffset LastModified,
    string ETag,
    long Size,
    string? ChecksumCRC32,
    string? ChecksumCRC32C,
    string? ChecksumCRC64NVME,
    string? ChecksumSHA1,
    string? ChecksumSHA256)
{
    internal static ListedPart Of(int number, UploadedPart part) => new(
        number,
        part.LastModified,
        $"\"{part.ETag}\"",
        part.Body.Length,
        part.Checksum.Shown(ChecksumAlgorithm.Crc32),
        part.Checksum.Shown(ChecksumAlgorithm.Crc32C),
        part.Checksum.Shown(ChecksumAlgorithm.Crc64Nvme),
        part.Checksum.Shown(ChecksumAlgorithm.Sha1),
        part.Checksum.Shown(ChecksumAlgorithm.Sha256));
}

/// <summary>Who began an upload.</summary>
public sealed record Initiator([Wire("ID")] string? Id = null, string? DisplayName = null)
{
    internal static Initiator Of(MultipartUpload upload) => new(upload.InitiatorArn);
}
