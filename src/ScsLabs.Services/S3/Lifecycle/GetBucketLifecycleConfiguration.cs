namespace ScsLabs.Services.S3;

/// <summary>Reads the lifecycle rules of a bucket.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchLifecycleConfiguration. Source: S3 API Reference, GetBucketLifecycleConfiguration.</remarks>
[Operation<S3Api>(Action = "s3:GetLifecycleConfiguration")]
public sealed record GetBucketLifecycleConfiguration(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The rules, and which objects are too small to move.</summary>
    public sealed record Result(
        [Wire("Rule", Flattened = true)] IReadOnlyList<LifecycleRule> Rules,
        [Header("x-amz-transition-default-minimum-object-size")] TransitionDefaultMinimumObjectSize TransitionDefaultMinimumObjectSize);

    /// <summary>Reads the rules.</summary>
    internal static Result Handle(GetBucketLifecycleConfiguration request, Call call, Bucket bucket) =>
        BucketLifecycle.Of(bucket, call.View) is { } lifecycle ? new(lifecycle.Rules, lifecycle.MinimumSize) : throw NoSuchConfiguration.Lifecycle(bucket.Name);
}
