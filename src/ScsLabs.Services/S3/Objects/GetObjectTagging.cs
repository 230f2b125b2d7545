namespace ScsLabs.Services.S3;

/// <summary>The tags of an object.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchKey, NoSuchVersion. Source: S3 API Reference, GetObjectTagging.</remarks>
[Operation<S3Api>]
public sealed record GetObjectTagging(
    string Bucket,
    string Key,
    [Query("versionId")] string? VersionId = null,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The tags.</summary>
    public sealed record Result([Header("x-amz-version-id")] string? VersionId, [Wire("TagSet", Item = "Tag")] IReadOnlyList<Tag> TagSet);

    /// <summary>The object's owner decides.</summary>
    public static IEnumerable<Ask> Asks(GetObjectTagging request, Call call) => [request.Target(call).AskVersioned("s3:GetObjectTagging", "s3:GetObjectVersionTagging", call)];

    /// <summary>Tells them.</summary>
    public static Result Handle(GetObjectTagging request, Call call)
    {
        var target = request.Target(call);
        var version = target.OrNotFound(call);
        return new(target.Bucket.Shown(version), version.TagSet.View());
    }

    private VersionInBucket Target(Call call) => VersionInBucket.Of(Bucket, Key, VersionId, ExpectedBucketOwner, call);
}
