using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>Lists the parts of a multipart upload, up to 1,000 a page.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchUpload. Source: S3 API Reference, ListParts.</remarks>
[Operation<S3Api>]
public sealed record ListParts(string Bucket, string Key, [Query("uploadId")] string UploadId)
{
    [Query("max-parts")] public int? MaxParts { get; init; }
    [Query("part-number-marker")] public int? PartNumberMarker { get; init; }
    [Header("x-amz-expected-bucket-owner")] public string? ExpectedBucketOwner { get; init; }

    /// <summary>A page of the parts.</summary>
    public sealed record Result
    {
        public required string Bucket { get; init; }
        public required string Key { get; init; }
        public required string UploadId { get; init; }
        public required int PartNumberMarker { get; init; }
        public required int NextPartNumberMarker { get; init; }
        public required int MaxParts { get; init; }
        public required bool IsTruncated { get; init; }
        [Wire("Part", Flattened = true)] public required IReadOnlyList<ListedPart> Parts { get; init; }
        public required Initiator Initiator { get; init; }
        public required Owner Owner { get; init; }
        public required StorageClass StorageClass { get; init; }
        public required ChecksumAlgorithm? ChecksumAlgorithm { get; init; }
        public required ChecksumType? ChecksumType { get; init; }
    }

    /// <summary>Asks on the object that would be written.</summary>
    internal static IEnumerable<Ask> Asks(ListParts request, Call call) =>
        [KeyInBucket.Of(request.Bucket, request.Key, request.ExpectedBucketOwner, call).Ask("s3:ListMultipartUploadParts", call)];

    /// <summary>Lists the parts.</summary>
    internal static Result Handle(ListParts request, Call call)
    {
        var bucket = S3.Bucket.Of(request.Bucket, request.ExpectedBucketOwner, call);
        var upload = UploadInBucket.Find(bucket, request.Key, request.UploadId, call);
        var size = PageSize.Of(request.MaxParts, "max-parts");
        var after = request.PartNumberMarker ?? 0;
        var left = upload.Parts.Where(part => part.Key > after).ToList();
        var page = left.Take(size).ToList();
        return new()
        {
            Bucket = bucket.Name,
            Key = upload.Key,
            UploadId = upload.UploadId,
            PartNumberMarker = after,
            NextPartNumberMarker = page.Count > 0 ? page[^1].Key : 0,
            MaxParts = size,
            IsTruncated = page.Count < left.Count,
            Parts = [.. page.Select(part => ListedPart.Of(part.Key, part.Value))],
            Initiator = Initiator.Of(upload),
            Owner = S3.Owner.Of(upload.Version.Owner),
            StorageClass = upload.Version.StorageClass ?? S3.StorageClass.Standard,
            ChecksumAlgorithm = upload.ChecksumAlgorithm,
            ChecksumType = upload.ChecksumType,
        };
    }
}

/// <summary>A part in a list.</summary>
public sealed record ListedPart(int PartNumber, DateTimeOffset LastModified, string ETag, long Size, [Spread] ChecksumElements Checksum)
{
    internal static ListedPart Of(int number, UploadedPart part) => new(number, part.LastModified, $"\"{part.ETag}\"", part.Body.Length, ChecksumElements.Of(part.Checksum));
}

/// <summary>The user or role that created an upload.</summary>
public sealed record Initiator([Wire("ID")] string? Id = null, string? DisplayName = null)
{
    internal static Initiator Of(MultipartUpload upload) => new(upload.InitiatorArn);
}
