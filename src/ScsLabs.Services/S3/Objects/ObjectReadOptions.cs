using ScsLabs.Model.Wire;

namespace ScsLabs.Services.S3;

/// <summary>The members of GetObject and HeadObject that select the version and the range, state preconditions and override headers of the answer.</summary>
public sealed record ObjectReadOptions
{
    [Header("If-Match")] public string? IfMatch { get; init; }
    [Header("If-Modified-Since")] public DateTimeOffset? IfModifiedSince { get; init; }
    [Header("If-None-Match")] public string? IfNoneMatch { get; init; }
    [Header("If-Unmodified-Since")] public DateTimeOffset? IfUnmodifiedSince { get; init; }
    [Header("Range")] public string? Range { get; init; }
    [Query("response-cache-control")] public string? ResponseCacheControl { get; init; }
    [Query("response-content-disposition")] public string? ResponseContentDisposition { get; init; }
    [Query("response-content-encoding")] public string? ResponseContentEncoding { get; init; }
    [Query("response-content-language")] public string? ResponseContentLanguage { get; init; }
    [Query("response-content-type")] public string? ResponseContentType { get; init; }
    [Query("response-expires"), Wire("ResponseExpires", Timestamp = TimestampForm.Http)] public DateTimeOffset? ResponseExpires { get; init; }

    /// <summary>The id of the version; absent for the current one.</summary>
    [Query("versionId")] public string? VersionId { get; init; }

    [Query("partNumber"), Range(1, 10000)] public int? PartNumber { get; init; }
    [Header("x-amz-expected-bucket-owner")] public string? ExpectedBucketOwner { get; init; }
    [Header("x-amz-checksum-mode")] public ChecksumMode? ChecksumMode { get; init; }

    /// <summary>The preconditions.</summary>
    internal Preconditions Preconditions => new() { IfMatch = IfMatch, IfNoneMatch = IfNoneMatch, IfModifiedSince = IfModifiedSince, IfUnmodifiedSince = IfUnmodifiedSince };

    /// <summary>The headers that override those of the object.</summary>
    internal ObjectHeaders ResponseHeaders => new()
    {
        CacheControl = ResponseCacheControl,
        ContentDisposition = ResponseContentDisposition,
        ContentEncoding = ResponseContentEncoding,
        ContentLanguage = ResponseContentLanguage,
        ContentType = ResponseContentType,
        Expires = ResponseExpires?.ToString("r"),
    };
}

/// <summary>Whether answers contain the checksum of the object.</summary>
public enum ChecksumMode
{
    /// <summary>They contain it.</summary>
    [Wire("ENABLED")]
    Enabled,
}
