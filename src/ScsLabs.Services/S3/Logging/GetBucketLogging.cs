namespace ScsLabs.Services.S3;

/// <summary>Shows where the requests to a bucket are logged.</summary>
/// <remarks>Errors: NoSuchBucket. Source: S3 API Reference, GetBucketLogging.</remarks>
[Operation<S3Api>]
public sealed record GetBucketLogging(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Where they are; without a member, nowhere.</summary>
    public sealed record Result(LoggingEnabled? LoggingEnabled);

    /// <summary>Shows it.</summary>
    internal static Result Handle(GetBucketLogging request, Bucket bucket) => new(bucket.Logging);
}
