namespace ScsLabs.Services.S3;

/// <summary>Reads the logging of the requests to a bucket.</summary>
/// <remarks>Errors: NoSuchBucket. Source: S3 API Reference, GetBucketLogging.</remarks>
[Operation<S3Api>]
public sealed record GetBucketLogging(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The logging; without a member, there is none.</summary>
    public sealed record Result(LoggingEnabled? LoggingEnabled);

    /// <summary>Reads it.</summary>
    internal static Result Handle(GetBucketLogging request, Bucket bucket) => new(bucket.Logging);
}
