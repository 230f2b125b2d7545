namespace ScsLabs.Services.S3;

/// <summary>Lists the versions and delete markers of a bucket, ordered by key, the newest first.</summary>
/// <remarks>Errors: NoSuchBucket, InvalidArgument. Source: S3 API Reference, ListObjectVersions.</remarks>
[Operation<S3Api>(Action = "s3:ListBucketVersions")]
public sealed record ListObjectVersions([Target<Bucket>(With = nameof(ListObjectVersions.ExpectedBucketOwner))] string Bucket)
{
    [Query("delimiter"), ConditionKey("s3:delimiter")] public string? Delimiter { get; init; }
    [Query("encoding-type")] public EncodingType? EncodingType { get; init; }
    [Query("key-marker")] public string? KeyMarker { get; init; }
    [Query("max-keys"), ConditionKey("s3:max-keys")] public int? MaxKeys { get; init; }
    [Query("prefix"), ConditionKey("s3:prefix")] public string? Prefix { get; init; }
    [Query("version-id-marker")] public string? VersionIdMarker { get; init; }
    [Header("x-amz-expected-bucket-owner")] public string? ExpectedBucketOwner { get; init; }

    /// <summary>A page of the versions and delete markers.</summary>
    public sealed record Result
    {
        public required bool IsTruncated { get; init; }
        public required string KeyMarker { get; init; }
        public required string VersionIdMarker { get; init; }
        public required string? NextKeyMarker { get; init; }
        public required string? NextVersionIdMarker { get; init; }
        [Wire("Version", Flattened = true)] public required IReadOnlyList<ListedVersion> Versions { get; init; }
        [Wire("DeleteMarker", Flattened = true)] public required IReadOnlyList<ListedDeleteMarker> DeleteMarkers { get; init; }
        public required string Name { get; init; }
        public required string Prefix { get; init; }
        public required string? Delimiter { get; init; }
        public required int MaxKeys { get; init; }
        [Wire("CommonPrefixes", Flattened = true)] public required IReadOnlyList<CommonPrefix> CommonPrefixes { get; init; }
        public required EncodingType? EncodingType { get; init; }
    }

    /// <summary>Lists the versions.</summary>
    internal static Result Handle(ListObjectVersions request, Bucket bucket, Call call)
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
        return new()
        {
            IsTruncated = page.Last is not null,
            KeyMarker = shown(request.KeyMarker ?? ""),
            VersionIdMarker = request.VersionIdMarker ?? "",
            NextKeyMarker = page.Last is { } key ? shown(key) : null,
            NextVersionIdMarker = page.Last is null ? null : last,
            Versions = [.. page.Items.Where(entry => !entry.Version.IsDeleteMarker).Select(entry => ListedVersion.Of(entry.Row, entry.Version, bucket, shown))],
            DeleteMarkers = [.. page.Items.Where(entry => entry.Version.IsDeleteMarker).Select(entry => ListedDeleteMarker.Of(entry.Row, entry.Version, bucket, shown))],
            Name = bucket.Name,
            Prefix = shown(request.Prefix ?? ""),
            Delimiter = request.Delimiter is { } delimiter ? shown(delimiter) : null,
            MaxKeys = size,
            CommonPrefixes = KeySpelling.Of(page.Prefixes, shown),
            EncodingType = request.EncodingType,
        };

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
public sealed record ListedVersion
{
    public required string ETag { get; init; }
    [Wire("ChecksumAlgorithm", Flattened = true)] public required IReadOnlyList<Model.Bodies.ChecksumAlgorithm>? ChecksumAlgorithm { get; init; }
    public required ChecksumType? ChecksumType { get; init; }
    public required long Size { get; init; }
    public required string StorageClass { get; init; }
    public required string Key { get; init; }
    public required string VersionId { get; init; }
    public required bool IsLatest { get; init; }
    public required DateTimeOffset LastModified { get; init; }
    public required Owner Owner { get; init; }

    internal static ListedVersion Of(S3Object row, ObjectVersion version, Bucket bucket, Func<string, string> shown) => new()
    {
        ETag = version.QuotedETag,
        ChecksumAlgorithm = version.Checksum is { } checksum ? [checksum.Algorithm] : null,
        ChecksumType = version.Checksum?.Type,
        Size = version.Body.Length,
        StorageClass = (version.StorageClass ?? S3.StorageClass.Standard).ToWire(),
        Key = shown(row.Key),
        VersionId = version.VersionId,
        IsLatest = version == row.Current,
        LastModified = version.LastModified,
        Owner = Owner.Of(version.OwnerIn(bucket)),
    };
}

/// <summary>A delete marker in a list.</summary>
public sealed record ListedDeleteMarker(Owner Owner, string Key, string VersionId, bool IsLatest, DateTimeOffset LastModified)
{
    internal static ListedDeleteMarker Of(S3Object row, ObjectVersion version, Bucket bucket, Func<string, string> shown) =>
        new(Owner.Of(version.OwnerIn(bucket)), shown(row.Key), version.VersionId, version == row.Current, version.LastModified);
}
