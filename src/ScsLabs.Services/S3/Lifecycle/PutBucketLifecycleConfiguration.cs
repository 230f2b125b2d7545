namespace ScsLabs.Services.S3;

/// <summary>Sets the lifecycle rules of a bucket. They are followed each midnight, from the next one on.</summary>
/// <remarks>Errors: NoSuchBucket, MalformedXML, InvalidArgument, InvalidRequest. Source: S3 API Reference, PutBucketLifecycleConfiguration.</remarks>
[Operation<S3Api>(Action = "s3:PutLifecycleConfiguration")]
public sealed record PutBucketLifecycleConfiguration(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Payload] LifecycleConfiguration? LifecycleConfiguration = null,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    [Header("x-amz-sdk-checksum-algorithm")] public Model.Bodies.ChecksumAlgorithm? ChecksumAlgorithm { get; init; }

    /// <summary>Which objects are too small to move; absent for those below 128 KB.</summary>
    [Header("x-amz-transition-default-minimum-object-size")] public TransitionDefaultMinimumObjectSize? TransitionDefaultMinimumObjectSize { get; init; }

    /// <summary>Which objects are too small to move.</summary>
    public sealed record Result([Header("x-amz-transition-default-minimum-object-size")] TransitionDefaultMinimumObjectSize TransitionDefaultMinimumObjectSize);

    /// <summary>Sets the rules.</summary>
    internal static Result Handle(PutBucketLifecycleConfiguration request, Call call, Bucket bucket, Draft draft)
    {
        var lifecycle = new BucketLifecycle
        {
            Place = bucket.Objects,
            Bucket = bucket.Name,
            Rules = LifecycleRules.Of(request.LifecycleConfiguration, call),
            MinimumSize = request.TransitionDefaultMinimumObjectSize ?? S3.TransitionDefaultMinimumObjectSize.AllStorageClasses128K,
            NextRun = BucketLifecycle.NextMidnight(call.Now),
        };
        draft.Put(lifecycle);
        return new(lifecycle.MinimumSize);
    }
}
