namespace ScsLabs.Services.S3;

/// <summary>Sets where the requests to a bucket are logged, or ends that. The log's bucket must let <c>logging.s3.amazonaws.com</c> write; whether it does is known only when a log is delivered.</summary>
/// <remarks>Errors: NoSuchBucket, InvalidTargetBucketForLogging, CrossLocationLoggingProhibitted, MalformedXML. Source: S3 API Reference, PutBucketLogging.</remarks>
[Operation<S3Api>]
public sealed record PutBucketLogging(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Payload] BucketLoggingStatus BucketLoggingStatus,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    [Header("x-amz-sdk-checksum-algorithm")] public Model.Bodies.ChecksumAlgorithm? ChecksumAlgorithm { get; init; }

    /// <summary>Sets it.</summary>
    internal static void Handle(PutBucketLogging request, Call call, Bucket bucket, Draft draft)
    {
        var logging = request.BucketLoggingStatus.LoggingEnabled;
        if (logging is not null)
        {
            Check(logging, bucket, call.View.Find(S3.Bucket.ByName, logging.TargetBucket));
        }

        draft.Put(bucket with { Logging = logging });
    }

    private static void Check(LoggingEnabled logging, Bucket bucket, Bucket? target)
    {
        if (logging.TargetObjectKeyFormat is { } format && ((format.SimplePrefix is null) == (format.PartitionedPrefix is null) || format.PartitionedPrefix is { PartitionDateSource: null }))
        {
            throw S3Errors.MalformedXml();
        }

        if (target is null)
        {
            throw InvalidTarget("The target bucket for logging does not exist", logging);
        }

        if (target.Account != bucket.Account)
        {
            throw InvalidTarget("The owner for the bucket to be logged and the target bucket must be the same.", logging);
        }

        if (target.Region != bucket.Region)
        {
            throw new AwsException("CrossLocationLoggingProhibitted", 403, "Cross S3 location logging not allowed. ")
            {
                Details = [new("TargetBucketLocation", target.Region), new("SourceBucketLocation", bucket.Region)],
            };
        }
    }

    private static AwsException InvalidTarget(string text, LoggingEnabled logging) => new("InvalidTargetBucketForLogging", 400, text) { Details = [new("TargetBucket", logging.TargetBucket)] };
}
