namespace ScsLabs.Services.S3;

/// <summary>The preconditions of CopyObject and UploadPartCopy on the source of the copy.</summary>
public sealed record CopySourceConditions
{
    [Header("x-amz-copy-source-if-match")] public string? CopySourceIfMatch { get; init; }
    [Header("x-amz-copy-source-if-modified-since")] public DateTimeOffset? CopySourceIfModifiedSince { get; init; }
    [Header("x-amz-copy-source-if-none-match")] public string? CopySourceIfNoneMatch { get; init; }
    [Header("x-amz-copy-source-if-unmodified-since")] public DateTimeOffset? CopySourceIfUnmodifiedSince { get; init; }

    /// <summary>The preconditions.</summary>
    internal Preconditions Preconditions => new() { IfMatch = CopySourceIfMatch, IfNoneMatch = CopySourceIfNoneMatch, IfModifiedSince = CopySourceIfModifiedSince, IfUnmodifiedSince = CopySourceIfUnmodifiedSince };
}
