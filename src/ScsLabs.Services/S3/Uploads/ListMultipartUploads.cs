using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>Lists the multipart uploads of a bucket that are in progress.</summary>
/// <remarks>Errors: NoSuchBucket, InvalidArgument. Source: S3 API Reference, ListMultipartUploads.</remarks>
[Operation<S3Api>(Action = "s3:ListBucketMultipartUploads")]
public sealed record ListMultipartUploads([Target<Bucket>(With = nameof(ListMultipartUploads.ExpectedBucketOwner))] string Bucket)
{
    [Query("delimiter")] public string? Delimiter { get; init; }
    [Query("encoding-type")] public EncodingType? EncodingType { get; init; }
    [Query("key-marker")] public string? KeyMarker { get; init; }
    [Query("max-uploads")] public int? MaxUploads { get; init; }
    [Query("prefix")] public string? Prefix { get; init; }
    [Query("upload-id-marker")] public string? UploadIdMarker { get; init; }
    [Header("x-amz-expected-bucket-owner")] public string? ExpectedBucketOwner { get; init; }

    /// <summary>A page of the uploads.</summary>
    public sealed record Result
    {
        public required string Bucket { get; init; }
        public required string KeyMarker { get; init; }
        public required string UploadIdMarker { get; init; }
        public required string? NextKeyMarker { get; init; }
        public required string Prefix { get; init; }
        public required string? Delimiter { get; init; }
        public required string? NextUploadIdMarker { get; init; }
        public required int MaxUploads { get; init; }
        public required bool IsTruncated { get; init; }
        [Wire("Upload", Flattened = true)] public required IReadOnlyList<ListedUpload> Uploads { get; init; }
        [Wire("CommonPrefixes", Flattened = true)] public required IReadOnlyList<CommonPrefix> CommonPrefixes { get; init; }
        public required EncodingType? EncodingType { get; init; }
    }

    /// <summary>Lists the uploads.</summary>
    internal static Result Handle(ListMultipartUploads request, Bucket bucket, Call call)
    {
        var size = PageSize.Of(request.MaxUploads, "max-uploads");
        var isWithin = request is { UploadIdMarker.Length: > 0, KeyMarker: not null };
        var marker = isWithin ? MultipartUpload.IdOf(request.KeyMarker!, request.UploadIdMarker!) : null;
        var page = ObjectListing<MultipartUpload>.Of(
            id => call.View.From<MultipartUpload>(bucket.Objects, id).Where(upload => marker is null ? upload.Key != request.KeyMarker : string.CompareOrdinal(upload.Id, marker) > 0),
            upload => upload.Key,
            request.Prefix ?? "",
            request.Delimiter,
            request.KeyMarker,
            size,
            isWithin);
        var shown = KeySpelling.Of(request.EncodingType);
        var last = page.Items.Count > 0 && page.Items[^1].Key == page.Last ? page.Items[^1].UploadId : null;
        return new()
        {
            Bucket = bucket.Name,
            KeyMarker = shown(request.KeyMarker ?? ""),
            UploadIdMarker = request.UploadIdMarker ?? "",
            NextKeyMarker = page.Last is { } key ? shown(key) : null,
            Prefix = shown(request.Prefix ?? ""),
            Delimiter = request.Delimiter is { } delimiter ? shown(delimiter) : null,
            NextUploadIdMarker = page.Last is null ? null : last,
            MaxUploads = size,
            IsTruncated = page.Last is not null,
            Uploads = [.. page.Items.Select(upload => ListedUpload.Of(upload, shown))],
            CommonPrefixes = KeySpelling.Of(page.Prefixes, shown),
            EncodingType = request.EncodingType,
        };
    }
}

/// <summary>A multipart upload in a list.</summary>
public sealed record ListedUpload
{
    public required string UploadId { get; init; }
    public required string Key { get; init; }
    public required DateTimeOffset Initiated { get; init; }
    public required StorageClass StorageClass { get; init; }
    public required Owner Owner { get; init; }
    public required Initiator Initiator { get; init; }
    public required ChecksumAlgorithm? ChecksumAlgorithm { get; init; }
    public required ChecksumType? ChecksumType { get; init; }

    internal static ListedUpload Of(MultipartUpload upload, Func<string, string> shown) => new()
    {
        UploadId = upload.UploadId,
        Key = shown(upload.Key),
        Initiated = upload.Initiated,
        StorageClass = upload.Version.StorageClass ?? S3.StorageClass.Standard,
        Owner = Owner.Of(upload.Version.Owner),
        Initiator = Initiator.Of(upload),
        ChecksumAlgorithm = upload.ChecksumAlgorithm,
        ChecksumType = upload.ChecksumType,
    };
}
