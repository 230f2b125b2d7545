namespace ScsLabs.Services.S3;

/// <summary>Replaces the tags of a bucket.</summary>
/// <remarks>Errors: NoSuchBucket, InvalidTag, BadRequest. Source: S3 API Reference, PutBucketTagging.</remarks>
[Operation<S3Api>]
public sealed record PutBucketTagging(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Payload] Tagging Tagging,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Replaces the tags.</summary>
    internal static void Handle(PutBucketTagging request, Bucket bucket, Draft draft) => draft.Put(bucket with { TagSet = ObjectTags.OfBucket(request.Tagging) });
}
