namespace ScsLabs.Services.S3;

/// <summary>Shows whether a version is on legal hold.</summary>
/// <remarks>Errors: NoSuchBucket, NoSuchKey, NoSuchVersion, InvalidRequest, NoSuchObjectLockConfiguration. Source: S3 API Reference, GetObjectLegalHold.</remarks>
[Operation<S3Api>]
public sealed record GetObjectLegalHold(
    string Bucket,
    string Key,
    [Query("versionId")] string? VersionId = null,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>The legal hold.</summary>
    public sealed record Result([Payload] ObjectLockLegalHold LegalHold);

    /// <summary>Asks on the object, whichever version it is.</summary>
    internal static IEnumerable<Ask> Asks(GetObjectLegalHold request, Call call) => [request.Target(call).Ask("s3:GetObjectLegalHold", call)];

    /// <summary>Shows the legal hold.</summary>
    internal static Result Handle(GetObjectLegalHold request, Call call)
    {
        var target = request.Target(call);
        ObjectLocks.RequireIn(target.Bucket);
        return new(new(target.OrNotAllowed("GET", call).LegalHold ?? throw ObjectLockErrors.NotSet()));
    }

    private VersionInBucket Target(Call call) => VersionInBucket.Of(Bucket, Key, VersionId, ExpectedBucketOwner, call);
}

/// <summary>The legal hold of a version in requests and answers.</summary>
public sealed record ObjectLockLegalHold(LegalHoldStatus? Status = null);
