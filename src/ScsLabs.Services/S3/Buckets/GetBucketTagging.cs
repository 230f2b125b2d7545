namespace ScsLabs.Services.S3;

/// <summary>Reads the tags of a bucket.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchTagSet. Source: S3 API Reference, GetBucketTagging.</remarks>
[Operation<S3Api>]
public sealed record GetBucketTagging(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The tags.</summary>
    public sealed record Result([Wire("TagSet", Item = "Tag")] IReadOnlyList<Tag> TagSet);

    /// <summary>Reads the tags.</summary>
    internal static Result Handle(GetBucketTagging request, Bucket bucket) =>
        new(bucket.TagSet.IsEmpty ? throw NoSuchConfiguration.TagSet(bucket.Name) : bucket.TagSet.View());
}
