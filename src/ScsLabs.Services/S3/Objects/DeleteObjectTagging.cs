using ScsLabs.Services.Events;

namespace ScsLabs.Services.S3;

/// <summary>Deletes the tags of an object.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchKey, NoSuchVersion. Source: S3 API Reference, DeleteObjectTagging.</remarks>
[Operation<S3Api>]
public sealed record DeleteObjectTagging(
    string Bucket,
    string Key,
    [Query("versionId")] string? VersionId = null,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The version whose tags were deleted.</summary>
    public sealed record Result([Header("x-amz-version-id")] string? VersionId);

    /// <summary>Asks on the object or its version.</summary>
    internal static IEnumerable<Ask> Asks(DeleteObjectTagging request, Call call) => [request.Target(call).AskVersioned("s3:DeleteObjectTagging", "s3:DeleteObjectVersionTagging", call)];

    /// <summary>Deletes the tags.</summary>
    internal static Result Handle(DeleteObjectTagging request, Call call, Draft draft)
    {
        var target = request.Target(call);
        var version = target.OrNotAllowed("DELETE", call);
        target.Replace(draft, version with { TagSet = version.TagSet.Clear() });
        ObjectEvents.TagsDeleted(new(target.Bucket, request.Key, version), call, draft);
        return new(target.Bucket.Shown(version));
    }

    private VersionInBucket Target(Call call) => VersionInBucket.Of(Bucket, Key, VersionId, ExpectedBucketOwner, call);
}
