using ScsLabs.Model.Wire;

namespace ScsLabs.Services.S3;

/// <summary>Reads the retention of a version.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchKey, NoSuchVersion, InvalidRequest, NoSuchObjectLockConfiguration. Source: S3 API Reference, GetObjectRetention.</remarks>
[Operation<S3Api>]
public sealed record GetObjectRetention(
    string Bucket,
    string Key,
    [Query("versionId")] string? VersionId = null,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The retention.</summary>
    public sealed record Result([Payload] ObjectLockRetention Retention);

    /// <summary>Asks on the object, whichever version it is.</summary>
    internal static IEnumerable<Ask> Asks(GetObjectRetention request, Call call) => [request.Target(call).Ask("s3:GetObjectRetention", call)];

    /// <summary>Reads the retention.</summary>
    internal static Result Handle(GetObjectRetention request, Call call)
    {
        var target = request.Target(call);
        ObjectLocks.RequireIn(target.Bucket);
        var retention = target.OrNotAllowed("GET", call).Retention ?? throw ObjectLockErrors.NotSet();
        return new(new(retention.Mode, retention.Until));
    }

    private VersionInBucket Target(Call call) => VersionInBucket.Of(Bucket, Key, VersionId, ExpectedBucketOwner, call);
}

/// <summary>The retention of a version in requests and answers; without members, none.</summary>
public sealed record ObjectLockRetention(ObjectLockMode? Mode = null, [Wire("RetainUntilDate", Timestamp = TimestampForm.Iso8601)] DateTimeOffset? RetainUntilDate = null);
