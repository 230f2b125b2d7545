namespace ScsLabs.Services.S3;

/// <summary>What GetObject and HeadObject tell alike of an object.</summary>
public sealed record ObjectDescription
{
    [Header("accept-ranges")] public required string AcceptRanges { get; init; }
    [Header("Last-Modified")] public required DateTimeOffset LastModified { get; init; }

    /// <summary>How many bytes were asked for.</summary>
    [Header("Content-Length")] public required long ContentLength { get; init; }

    [Header("ETag")] public required string ETag { get; init; }

    /// <summary>The checksum, where the request wishes for it.</summary>
    [Spread] public required ChecksumHeaders Checksum { get; init; }

    [Header("x-amz-checksum-type")] public ChecksumType? ChecksumType { get; init; }

    /// <summary>The version's id; absent where the bucket never kept versions.</summary>
    [Header("x-amz-version-id")] public string? VersionId { get; init; }

    /// <summary>The headers, as the object has them or the request wishes them.</summary>
    [Spread] public required ObjectHeaders Headers { get; init; }

    /// <summary>Which bytes were asked for, where these aren't all.</summary>
    [Header("Content-Range")] public string? ContentRange { get; init; }

    [Spread] public required EncryptionHeaders Encryption { get; init; }
    [HeaderPrefix("x-amz-meta-")] public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>The storage class; absent for STANDARD.</summary>
    [Header("x-amz-storage-class")] public StorageClass? StorageClass { get; init; }

    /// <summary>Of how many parts it was made, where a part is asked for.</summary>
    [Header("x-amz-mp-parts-count")] public int? PartsCount { get; init; }

    /// <summary>How many tags it has, where it has any.</summary>
    [Header("x-amz-tagging-count")] public int? TagCount { get; init; }
}
