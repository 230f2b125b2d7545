using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>Lists the uploads of a bucket that were begun and not ended.</summary>
/// <remarks>Errors: NoSuchBucket, InvalidArgument. Source: S3 API Reference, ListMultipartUploads.</remarks>
[Operation<S3Api>(Action = "s3:ListBucketMultipartUploads")]
public sealed record ListMultipartUploads(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Query("delimiter")] string? Delimiter = null,
    [Query("encoding-type")] EncodingType? EncodingType = null,
    [Query("key-marker")] string? KeyMarker = null,
    [Query("max-uploads")] int? MaxUploads = null,
    [Query("prefix")] string? Prefix = null,
    [Query("upload-id-marker")] string? UploadIdMarker = null,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>A page of the list.</summary>
    public sealed record Result(
        string Bucket,
        string KeyMarker,
        string UploadIdMarker,
        string? NextKeyMarker,
        string Prefix,
        string? Delimiter,
        string? NextUploadIdMarker,
        int MaxUploads,
        bool IsTruncated,
        [Wire("Upload", Flattened = true)] IReadOnlyList<ListedUpload> Uploads,
        [Wire("CommonPrefixes", Flattened = true)] IReadOnlyList<CommonPrefix> CommonPrefixes,
        EncodingType? EncodingType);

    /// <summary>Lists them.</summary>
    public static Result Handle(ListMultipartUploads request, Bucket bucket, Call call)
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
        return new(
            bucket.Name,
            shown(request.KeyMarker ?? ""),
            request.UploadIdMarker ?? "",
            page.Last is { } key ? shown(key) : null,
            shown(request.Prefix ?? ""),
            request.Delimiter is { } delimiter ? shown(delimiter) : null,
            page.Last is null ? null : last,
            size,
            page.Last is not null,
            [.. page.Items.Select(upload => ListedUpload.Of(upload, shown))],
            KeySpelling.Of(page.Prefixes, shown),
            request.EncodingType);
    }
}

/// <summary>An upload as lists show it.</summary>
public sealed record ListedUpload(
    string UploadId,
    string Key,
    DateTimeOffset Initiated,
    StorageClass StorageClass,
    Owner Owner,
    Initiator Initiator,
    ChecksumAlgorithm? ChecksumAlgorithm,
    ChecksumType? ChecksumType)
{
    internal static ListedUpload Of(MultipartUpload upload, Func<string, string> shown) => new(
        upload.UploadId,
        shown(upload.Key),
        upload.Initiated,
        upload.Version.StorageClass ?? S3.StorageClass.Standard,
        Owner.Of(upload.Version.Owner),
        Initiator.Of(upload),
        upload.ChecksumAlgorithm,
        upload.ChecksumType);
}
