using ScsLabs.Model.Wire;

namespace ScsLabs.Services.S3;

/// <summary>The members of PutObject, CopyObject and CreateMultipartUpload that lock the new object.</summary>
public sealed record ObjectLockSettings
{
    /// <summary>The header with the end of the retention.</summary>
    internal const string RetainUntil = "x-amz-object-lock-retain-until-date";

    private const string ModeHeader = "x-amz-object-lock-mode";

    [Header(ModeHeader)] public ObjectLockMode? ObjectLockMode { get; init; }
    [Header(RetainUntil), Wire("ObjectLockRetainUntilDate", Timestamp = TimestampForm.Iso8601)] public DateTimeOffset? ObjectLockRetainUntilDate { get; init; }
    [Header("x-amz-object-lock-legal-hold")] public LegalHoldStatus? ObjectLockLegalHoldStatus { get; init; }

    /// <summary>Whether the request locks the object.</summary>
    internal bool IsGiven => ObjectLockMode is not null || ObjectLockRetainUntilDate is not null || ObjectLockLegalHoldStatus is not null;

    /// <summary>The condition keys of the request.</summary>
    internal IReadOnlyList<Condition> Conditions(Call call) =>
    [
        .. ObjectLockMode is { } mode && ObjectLockRetainUntilDate is { } until ? new ObjectRetention(mode, until).Conditions(call) : [],
        .. ObjectLockLegalHoldStatus is { } hold ? ObjectLocks.Conditions(hold) : [],
    ];

    /// <summary>Asks for what the request sets: the retention and the legal hold.</summary>
    internal IEnumerable<Ask> Asks(KeyInBucket target, Call call)
    {
        if (ObjectLockMode is not null || ObjectLockRetainUntilDate is not null)
        {
            yield return target.Ask("s3:PutObjectRetention", call, Conditions(call));
        }

        if (ObjectLockLegalHoldStatus is not null)
        {
            yield return target.Ask("s3:PutObjectLegalHold", call, Conditions(call));
        }
    }

    /// <summary>Determines the retention of the new object: the request's, else the bucket's default; null for none.</summary>
    /// <exception cref="AwsException">InvalidRequest: the bucket has no Object Lock; InvalidArgument.</exception>
    internal ObjectRetention? RetentionIn(Bucket bucket, Call call)
    {
        if (IsGiven && bucket.ObjectLock is null)
        {
            throw S3Errors.InvalidRequest("Bucket is missing ObjectLockConfiguration");
        }

        if ((ObjectLockMode is null) != (ObjectLockRetainUntilDate is null))
        {
            throw S3Errors.InvalidArgument($"{RetainUntil} and {ModeHeader} must both be supplied", ObjectLockMode is null ? ModeHeader : RetainUntil);
        }

        return ObjectLockMode is { } mode
            ? ObjectRetention.Of(mode, ObjectLockRetainUntilDate!.Value, call)
            : bucket.ObjectLock?.Rule?.DefaultRetention?.From(call.Timestamp);
    }
}
