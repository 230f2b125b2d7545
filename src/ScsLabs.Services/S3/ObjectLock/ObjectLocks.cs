namespace ScsLabs.Services.S3;

/// <summary>Protects versions by their retention and their legal hold.</summary>
/// <remarks>
/// Locks protect versions: a delete marker, and a new version, can always be added.
/// Sources: S3 User Guide, object-lock, "How S3 Object Lock works" and object-lock-managing, "Bypassing governance mode".
/// </remarks>
internal static class ObjectLocks
{
    /// <summary>The condition key of a request that sets the legal hold.</summary>
    public static IEnumerable<Condition> Conditions(LegalHoldStatus hold) => [new("s3:object-lock-legal-hold", hold.ToWire())];

    /// <summary>Whether a version can't be deleted at a time, unless its retention is bypassed.</summary>
    public static bool IsLockedAt(this ObjectVersion version, DateTimeOffset time) => version.LegalHold == LegalHoldStatus.On || version.Retention?.IsOverAt(time) == false;

    /// <summary>Throws unless the version can be deleted.</summary>
    /// <param name="version">The version.</param>
    /// <param name="target">The key in the request.</param>
    /// <param name="bypasses">Whether the request is to bypass governance mode.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="AwsException">AccessDenied: it is locked, or the caller may not bypass governance mode.</exception>
    public static void RequireDeletable(ObjectVersion version, IObjectInBucket target, bool bypasses, Call call)
    {
        if (version.LegalHold == LegalHoldStatus.On)
        {
            throw ObjectLockErrors.Locked();
        }

        if (version.Retention is { } retention && !retention.IsOverAt(call.Now))
        {
            RequireBypass(retention, target, bypasses, call);
        }
    }

    /// <summary>Throws unless the version's retention can be replaced: it can always be extended in its mode.</summary>
    /// <exception cref="AwsException">As <see cref="RequireDeletable"/>.</exception>
    public static void RequireReplaceable(ObjectRetention? existing, ObjectRetention? next, IObjectInBucket target, bool bypasses, Call call)
    {
        if (existing?.IsOverAt(call.Now) == false && (next?.Mode != existing.Mode || next.Until < existing.Until))
        {
            RequireBypass(existing, target, bypasses, call);
        }
    }

    /// <summary>Throws unless the bucket has Object Lock.</summary>
    /// <exception cref="AwsException">InvalidRequest.</exception>
    public static void RequireIn(Bucket bucket)
    {
        if (bucket.ObjectLock is null)
        {
            throw S3Errors.InvalidRequest("Bucket is missing Object Lock Configuration");
        }
    }

    /// <summary>Asks for the bypass where the request wants it. A request may want it, as the console's do, of a version that has nothing to bypass.</summary>
    private static void RequireBypass(ObjectRetention retention, IObjectInBucket target, bool bypasses, Call call)
    {
        if (retention.Mode == ObjectLockMode.Compliance || !bypasses)
        {
            throw ObjectLockErrors.Locked();
        }

        call.Authorize(target.Ask("s3:BypassGovernanceRetention", call));
    }
}
