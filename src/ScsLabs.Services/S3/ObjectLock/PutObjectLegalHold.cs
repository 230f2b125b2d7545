namespace ScsLabs.Services.S3;

/// <summary>Places a version on legal hold, or ends that.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchKey, NoSuchVersion, InvalidRequest, MalformedXML. Source: S3 API Reference, PutObjectLegalHold.</remarks>
[Operation<S3Api>]
public sealed record PutObjectLegalHold(string Bucket, string Key, [Payload(NeededToAsk = true)] ObjectLockLegalHold? LegalHold = null)
{
    [Query("versionId")] public string? VersionId { get; init; }
    [Header("x-amz-sdk-checksum-algorithm")] public Model.Bodies.ChecksumAlgorithm? ChecksumAlgorithm { get; init; }
    [Header("x-amz-expected-bucket-owner")] public string? ExpectedBucketOwner { get; init; }

    /// <summary>Asks on the object, whichever version it is.</summary>
    internal static IEnumerable<Ask> Asks(PutObjectLegalHold request, Call call) =>
        [request.Target(call).Ask("s3:PutObjectLegalHold", call, request.LegalHold?.Status is { } status ? [.. ObjectLocks.Conditions(status)] : [])];

    /// <summary>Sets the legal hold.</summary>
    internal static void Handle(PutObjectLegalHold request, Call call, Draft draft)
    {
        var target = request.Target(call);
        ObjectLocks.RequireIn(target.Bucket);
        var version = target.OrNotAllowed("PUT", call);
        target.Replace(draft, version with { LegalHold = request.LegalHold?.Status ?? throw S3Errors.MalformedXml() });
    }

    private VersionInBucket Target(Call call) => VersionInBucket.Of(Bucket, Key, VersionId, ExpectedBucketOwner, call);
}
