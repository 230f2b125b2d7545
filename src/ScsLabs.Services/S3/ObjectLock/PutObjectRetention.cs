namespace ScsLabs.Services.S3;

/// <summary>Sets the retention of a version, or removes it. In governance mode it can be shortened and removed by those who may bypass that; in compliance mode it can only be extended.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchKey, NoSuchVersion, InvalidRequest, InvalidArgument, MalformedXML, AccessDenied. Source: S3 API Reference, PutObjectRetention.</remarks>
[Operation<S3Api>]
public sealed record PutObjectRetention(string Bucket, string Key, [Payload(NeededToAsk = true)] ObjectLockRetention? Retention = null)
{
    [Query("versionId")] public string? VersionId { get; init; }
    [Header("x-amz-bypass-governance-retention")] public bool? BypassGovernanceRetention { get; init; }
    [Header("x-amz-sdk-checksum-algorithm")] public Model.Bodies.ChecksumAlgorithm? ChecksumAlgorithm { get; init; }
    [Header("x-amz-expected-bucket-owner")] public string? ExpectedBucketOwner { get; init; }

    /// <summary>Asks on the object, whichever version it is.</summary>
    internal static IEnumerable<Ask> Asks(PutObjectRetention request, Call call) =>
    [
        request.Target(call).Ask("s3:PutObjectRetention", call, request.Retention is { Mode: { } mode, RetainUntilDate: { } until } ? [.. new ObjectRetention(mode, until).Conditions(call)] : []),
    ];

    /// <summary>Sets the retention.</summary>
    internal static void Handle(PutObjectRetention request, Call call, Draft draft)
    {
        var target = request.Target(call);
        ObjectLocks.RequireIn(target.Bucket);
        var version = target.OrNotAllowed("PUT", call);
        var retention = request.Retention switch
        {
            { Mode: { } mode, RetainUntilDate: { } until } => ObjectRetention.Of(mode, until, call),
            { Mode: null, RetainUntilDate: null } => null,
            _ => throw S3Errors.MalformedXml(),
        };
        ObjectLocks.RequireReplaceable(version.Retention, retention, target, request.BypassGovernanceRetention == true, call);
        target.Replace(draft, version with { Retention = retention });
    }

    private VersionInBucket Target(Call call) => VersionInBucket.Of(Bucket, Key, VersionId, ExpectedBucketOwner, call);
}
