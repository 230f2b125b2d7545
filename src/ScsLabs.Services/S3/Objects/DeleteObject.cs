namespace ScsLabs.Services.S3;

/// <summary>Deletes an object: for good, or where versions are kept by a marker. One that isn't there is deleted as well.</summary>
/// <remarks>Errors: NoSuchBucket. Source: S3 API Reference, DeleteObject.</remarks>
[Operation<S3Api>]
public sealed record DeleteObject(
    string Bucket,
    string Key,
    [Query("versionId")] string? VersionId = null,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Whether a marker was made or taken away, and which version it concerned.</summary>
    public sealed record Result([Header("x-amz-delete-marker")] bool? DeleteMarker, [Header("x-amz-version-id")] string? VersionId);

    /// <summary>The bucket's owner decides, whosever the object is.</summary>
    public static IEnumerable<Ask> Asks(DeleteObject request, Call call) =>
        [KeyInBucket.Of(request.Bucket, request.Key, request.ExpectedBucketOwner, call, request.VersionId).AskVersioned("s3:DeleteObject", "s3:DeleteObjectVersion", call)];

    /// <summary>Deletes it.</summary>
    public static Result Handle(DeleteObject request, Call call, Draft draft) =>
        Deletion.Of(KeyInBucket.Of(request.Bucket, request.Key, request.ExpectedBucketOwner, call, request.VersionId), call, draft);
}
