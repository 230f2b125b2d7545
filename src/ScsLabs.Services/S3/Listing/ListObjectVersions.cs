namespace ScsLabs.Services.S3;

/// <summary>Lists the versions and delete markers of a bucket, ordered by key, the newest first.</summary>
/// <remarks>Errors: NoSuchBucket, InvalidArgument. Source: S3 API Reference, ListObjectVersions.</remarks>
[Operation<S3Api>(Action = "s3:ListBucketVersions")]
public sealed record ListObjectVersions(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Query("delimiter"), ConditionKey("s3:delimiter")] string? Delimiter = null,
    [Query("encoding-type")] EncodingType? EncodingType = null,
    [Query("key-marker")] string? KeyMarker = null,
    [Query("max-keys"), ConditionKey("s3:max-keys")] int? MaxKeys = null,
    [Query("prefix"), ConditionKey("s3:prefix")] string? Prefix = null,
    [Query("version-id-marker")] string? VersionIdMarker = null,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>A page of the versions and delete markers.</summary>
    public sealed record Result(
        bool IsTruncated,
        string KeyMarker,
        string VersionIdMarker,
        string? NextKeyMarker,
        string? NextVersionIdMarker,
        [Wire("Version", Flattened = true)] IReadOnlyList<ListedVersion> Versions,
        [Wire("DeleteMarker", Flattened = true)] IReadOnlyList<ListedDeleteMarker> DeleteMarkers,
        string Name,
        string Prefix,
        string? Delimiter,
        int MaxKeys,
        [Wire("CommonPrefixes", Flattened = true)] IReadOnlyList<CommonPrefix> CommonPrefixes,
        EncodingType? EncodingType);

    /// <summary>Lists the versions.</summary>
    public static Result Handle(ListObjectVersions request, Bucket bucket, Call call)
    {
        if (request.VersionIdMarker is { Length: > 0 } && request.KeyMarker is null)
        {
            throw S3Errors.InvalidArgument("A version-id marker cannot be specified without a key marker.", "version-id-marker", request.VersionIdMarker);
        }

        var size = PageSize.Of(request.MaxKeys, "maxKeys");
        var isWithin = request.VersionIdMarker is { Length: > 0 };
        var page = ObjectListing<(S3Object Row, ObjectVersion Version)>.Of(
            id => call.View.From<S3Object>(bucket.Objects, id).SelectMany(Versions), entry => entry.Row.Key, request.Prefix ?? "", request.Delimiter, request.KeyMarker, size, isWithin);
        var shown = KeySpelling.Of(request.EncodingType);
        var last = page.Items.Count > 0 && page.Items[^1].Row.Key == page.Last ? page.Items[^1].Version.VersionId : null;
        return new(
            page.Last is not null,
            shown(request.KeyMarker ?? ""),
            request.VersionIdMarker ?? "",
            page.Last is { } key ? shown(key) : null,
            page.Last is null ? null : last,
            [.. page.Items.Where(entry => !entry.Version.IsDeleteMarker).Select(entry => ListedVersion.Of(entry.Row, entry.Version, bucket, shown))],
            [.. page.Items.Where(entry => entry.Version.IsDeleteMarker).Select(entry => new ListedDeleteMarker(
                S3.Owner.Of(entry.Version.OwnerIn(bucket)), shown(entry.Row.Key), entry.Version.VersionId, entry.Version == entry.Row.Current, entry.Version.LastModified))],
            bucket.Name,
            shown(request.Prefix ?? ""),
            request.Delimiter is { } delimiter ? shown(delimiter) : null,
            size,
            KeySpelling.Of(page.Prefixes, shown),
            request.EncodingType);

        // Of the key that the previous page ended with, only the remaining versions are listed. If that page's last version was deleted, as by
        // callers who delete page by page, the remaining ones are unknown: then list all versions of the key again rather than omit one.
        IEnumerable<(S3Object Row, ObjectVersion Version)> Versions(S3Object row)
        {
            var told = isWithin && row.Key == request.KeyMarker ? row.Versions.FindIndex(version => version.VersionId == request.VersionIdMarker) : -1;
            return (told < 0 ? row.Versions : row.Versions.Take(told)).Reverse().Select(version => (row, version));
        }
    }
}

/// <summary>A version in a list.</summary>
public sealed record ListedVersion(
    string ETag,
    [Wire("ChecksumAlgorithm", Flattened = true)] IReadOnlyList<Model.Bodies.ChecksumAlgorithm>? ChecksumAlgorithm,
    ChecksumType? ChecksumType,
    long Size,
    string StorageClass,
    string Key,
    string VersionId,
    bool IsLatest,
    DateTimeOffset LastModified,
    Owner Owner)
{
    internal static ListedVersion Of(S3Object row, ObjectVersion version, Bucket bucket, Func<string, string> shown) => new(
        version.QuotedETag,
        version.Checksum is { } checksum ? [checksum.Algorithm] : null,
        version.Checksum?.Type,
        version.Body.Length,
        (version.StorageClass ?? S3.StorageClass.Standard).ToWire(),
        shown(row.Key),
        version.VersionId,
        version == row.Current,
        version.LastModified,
        Owner.Of(version.OwnerIn(bucket)));
}

/// <summary>A delete marker in a list.</summary>
public sealed record ListedDeleteMarker(Owner Owner, string Key, string VersionId, bool IsLatest, DateTimeOffset LastModified);
