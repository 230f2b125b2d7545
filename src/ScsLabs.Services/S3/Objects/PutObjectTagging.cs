using ScsLabs.Services.Events;

namespace ScsLabs.Services.S3;

/// <summary>Replaces the tags of an object.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchKey, NoSuchVersion, InvalidTag, BadRequest. Source: S3 API Reference, PutObjectTagging.</remarks>
[Operation<S3Api>]
public sealed record PutObjectTagging(string Bucket, string Key, [Payload(NeededToAsk = true)] Tagging Tagging)
{
    [Query("versionId")] public string? VersionId { get; init; }
    [Header("x-amz-sdk-checksum-algorithm")] public Model.Bodies.ChecksumAlgorithm? ChecksumAlgorithm { get; init; }
    [Header("x-amz-expected-bucket-owner")] public string? ExpectedBucketOwner { get; init; }

    /// <summary>The version whose tags were replaced.</summary>
    public sealed record Result([Header("x-amz-version-id")] string? VersionId);

    /// <summary>Asks on the object or its version.</summary>
    internal static IEnumerable<Ask> Asks(PutObjectTagging request, Call call) =>
        [request.Target(call).AskVersioned("s3:PutObjectTagging", "s3:PutObjectVersionTagging", call, [.. ObjectTags.RequestConditions(ObjectTags.OfObject(request.Tagging))])];

    /// <summary>Replaces the tags.</summary>
    internal static Result Handle(PutObjectTagging request, Call call, Draft draft)
    {
        var target = request.Target(call);
        var version = target.OrNotAllowed("PUT", call);
        target.Replace(draft, version with { TagSet = ObjectTags.OfObject(request.Tagging) });
        ObjectEvents.TagsAdded(new(target.Bucket, request.Key, version), call, draft);
        return new(target.Bucket.Shown(version));
    }

    private VersionInBucket Target(Call call) => VersionInBucket.Of(Bucket, Key, VersionId, ExpectedBucketOwner, call);
}
