namespace ScsLabs.Services.S3;

/// <summary>Reads the tags of an object.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchKey, NoSuchVersion. Source: S3 API Reference, GetObjectTagging.</remarks>
[Operation<S3Api>]
public sealed record GetObjectTagging(
    string Bucket,
    string Key,
    [Query("versionId")] string? VersionId = null,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The tags, and the version that has them.</summary>
    public sealed record Result([Header("x-amz-version-id")] string? VersionId, [Wire("TagSet", Item = "Tag")] IReadOnlyList<Tag> TagSet);

    /// <summary>Asks on the object or its version.</summary>
    internal static IEnumerable<Ask> Asks(GetObjectTagging request, Call call) => [request.Target(call).AskVersioned("s3:GetObjectTagging", "s3:GetObjectVersionTagging", call)];

    /// <summary>Reads the tags.</summary>
    internal static Result Handle(GetObjectTagging request, Call call)
    {
        var target = request.Target(call);
        var version = target.OrNotAllowed("GET", call);
        return new(target.Bucket.Shown(version), version.TagSet.View());
    }

    private VersionInBucket Target(Call call) => VersionInBucket.Of(Bucket, Key, VersionId, ExpectedBucketOwner, call);
}
