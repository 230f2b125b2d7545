namespace ScsLabs.Services.S3;

/// <summary>Deletes an object or a version of it; in a bucket with versioning it adds a delete marker. Deleting an object that doesn't exist succeeds.</summary>
/// <remarks>Errors: NoSuchBucket, AccessDenied for a locked version. Source: S3 API Reference, DeleteObject.</remarks>
[Operation<S3Api>]
public sealed record DeleteObject(
    string Bucket,
    string Key,
    [Query("versionId")] string? VersionId = null,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Whether to bypass the retention of a version in governance mode.</summary>
    [Header("x-amz-bypass-governance-retention")] public bool? BypassGovernanceRetention { get; init; }

    /// <summary>Whether a delete marker was added or deleted, and the id of the version.</summary>
    public sealed record Result([Header("x-amz-delete-marker")] bool? DeleteMarker, [Header("x-amz-version-id")] string? VersionId);

    /// <summary>Asks on the object or its version, on which the bucket's owner decides.</summary>
    internal static IEnumerable<Ask> Asks(DeleteObject request, Call call) =>
        [KeyInBucket.Of(request.Bucket, request.Key, request.ExpectedBucketOwner, call, request.VersionId).AskVersioned("s3:DeleteObject", "s3:DeleteObjectVersion", call)];

    /// <summary>Deletes the object or the version.</summary>
    internal static Result Handle(DeleteObject request, Call call, Draft draft) =>
        Deletion.Of(KeyInBucket.Of(request.Bucket, request.Key, request.ExpectedBucketOwner, call, request.VersionId), request.BypassGovernanceRetention == true, call, draft);
}
