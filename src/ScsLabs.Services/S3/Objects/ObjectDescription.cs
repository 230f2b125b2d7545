using ScsLabs.Model.Wire;

namespace ScsLabs.Services.S3;

/// <summary>The description of an object in the answers of GetObject and HeadObject.</summary>
public sealed record ObjectDescription
{
    [Header("accept-ranges")] public required string AcceptRanges { get; init; }
    [Header("Last-Modified")] public required DateTimeOffset LastModified { get; init; }

    /// <summary>The number of the bytes that were requested.</summary>
    [Header("Content-Length")] public required long ContentLength { get; init; }

    [Header("ETag")] public required string ETag { get; init; }

    /// <summary>The checksum; absent where it wasn't requested.</summary>
    [Spread] public required ChecksumHeaders Checksum { get; init; }

    [Header("x-amz-checksum-type")] public ChecksumType? ChecksumType { get; init; }

    /// <summary>The version's id; absent where versioning was never enabled.</summary>
    [Header("x-amz-version-id")] public string? VersionId { get; init; }

    /// <summary>The headers of the object, or those that the request gives in their place.</summary>
    [Spread] public required ObjectHeaders Headers { get; init; }

    /// <summary>The range of the bytes that were requested; absent for all.</summary>
    [Header("Content-Range")] public string? ContentRange { get; init; }

    [Spread] public required EncryptionHeaders Encryption { get; init; }
    [HeaderPrefix("x-amz-meta-")] public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>The storage class; absent for STANDARD.</summary>
    [Header("x-amz-storage-class")] public StorageClass? StorageClass { get; init; }

    /// <summary>When the lifecycle of the bucket deletes the object, and by which rule; absent where none does.</summary>
    [Header("x-amz-expiration")] public string? Expiration { get; init; }

    /// <summary>The mode of the retention; absent for none, and for callers who may not read it.</summary>
    [Header("x-amz-object-lock-mode")] public ObjectLockMode? ObjectLockMode { get; init; }

    /// <summary>The end of the retention; absent as its mode is.</summary>
    [Header(ObjectLockSettings.RetainUntil), Wire("ObjectLockRetainUntilDate", Timestamp = TimestampForm.Iso8601)] public DateTimeOffset? ObjectLockRetainUntilDate { get; init; }

    /// <summary>The legal hold; absent where it was never set, and for callers who may not read it.</summary>
    [Header("x-amz-object-lock-legal-hold")] public LegalHoldStatus? ObjectLockLegalHoldStatus { get; init; }

    /// <summary>The number of the object's parts; absent where no part was requested.</summary>
    [Header("x-amz-mp-parts-count")] public int? PartsCount { get; init; }

    /// <summary>The number of the object's tags; absent for none.</summary>
    [Header("x-amz-tagging-count")] public int? TagCount { get; init; }
}
