using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>An object in a list.</summary>
public sealed record ListedObject
{
    public required string Key { get; init; }
    public required DateTimeOffset LastModified { get; init; }
    public required string ETag { get; init; }
    [Wire("ChecksumAlgorithm", Flattened = true)] public required IReadOnlyList<ChecksumAlgorithm>? ChecksumAlgorithm { get; init; }
    public required ChecksumType? ChecksumType { get; init; }
    public required long Size { get; init; }
    public required StorageClass StorageClass { get; init; }
    public required Owner? Owner { get; init; }

    internal static ListedObject Of(S3Object row, Bucket bucket, Func<string, string> shown, bool withOwner)
    {
        var version = row.Current;
        return new()
        {
            Key = shown(row.Key),
            LastModified = version.LastModified,
            ETag = version.QuotedETag,
            ChecksumAlgorithm = version.Checksum is { } checksum ? [checksum.Algorithm] : null,
            ChecksumType = version.Checksum?.Type,
            Size = version.Body.Length,
            StorageClass = version.StorageClass ?? S3.StorageClass.Standard,
            Owner = withOwner ? Owner.Of(version.OwnerIn(bucket)) : null,
        };
    }

    /// <summary>A page of the objects of a bucket.</summary>
    internal static ObjectListing<S3Object> In(Bucket bucket, WorldView view, string? prefix, string? delimiter, string? after, int size) => ObjectListing<S3Object>.Of(
        id => view.From<S3Object>(bucket.Objects, id).Where(row => !row.Current.IsDeleteMarker), row => row.Key, prefix ?? "", delimiter, after, size);
}

/// <summary>The encoding of keys in lists.</summary>
public enum EncodingType
{
    /// <summary>Percent-encoding, for keys that XML can't contain.</summary>
    [Wire("url")]
    Url,
}

/// <summary>Encodes the keys of lists as requested.</summary>
internal static class KeySpelling
{
    /// <summary>Returns the function that encodes a key.</summary>
    public static Func<string, string> Of(EncodingType? encoding) => encoding is null ? static text => text : static text => Uri.EscapeDataString(text).Replace("%2F", "/", StringComparison.Ordinal);

    /// <summary>Encodes common prefixes.</summary>
    public static IReadOnlyList<CommonPrefix> Of(IReadOnlyList<CommonPrefix> prefixes, Func<string, string> shown) => [.. prefixes.Select(prefix => new CommonPrefix(shown(prefix.Prefix)))];
}
