namespace ScsLabs.Services.S3;

/// <summary>The logging of the requests to a bucket; without a member, there is none.</summary>
/// <remarks>Source: S3 API Reference, BucketLoggingStatus. Grants on the log objects (TargetGrants) aren't emulated.</remarks>
public sealed record BucketLoggingStatus(LoggingEnabled? LoggingEnabled = null);

/// <summary>The bucket that the log objects are written to, and their keys.</summary>
public sealed record LoggingEnabled(string TargetBucket, string TargetPrefix, TargetObjectKeyFormat? TargetObjectKeyFormat = null);

/// <summary>The form of the keys of log objects: one member.</summary>
public sealed record TargetObjectKeyFormat(SimplePrefix? SimplePrefix = null, PartitionedPrefix? PartitionedPrefix = null);

/// <summary>The prefix and the time of delivery.</summary>
public sealed record SimplePrefix();

/// <summary>The prefix, the source's account, Region and bucket, and a folder for each day.</summary>
public sealed record PartitionedPrefix(PartitionDateSource? PartitionDateSource = null);

/// <summary>The day that a log object is filed under.</summary>
public enum PartitionDateSource
{
    /// <summary>That of the requests.</summary>
    EventTime,

    /// <summary>That of the delivery.</summary>
    DeliveryTime,
}
