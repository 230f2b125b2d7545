namespace ScsLabs.Services.S3;

/// <summary>The preconditions of reads, writes and copies on an object's entity tag and time.</summary>
/// <remarks>Sources: RFC 9110, 13.2.2; S3 User Guide, conditional-requests.</remarks>
internal sealed record Preconditions
{
    /// <summary>The entity tags of which the object must have one.</summary>
    public string? IfMatch { get; init; }

    /// <summary>The entity tags of which the object must have none.</summary>
    public string? IfNoneMatch { get; init; }

    /// <summary>The time after which the object must have been written.</summary>
    public DateTimeOffset? IfModifiedSince { get; init; }

    /// <summary>The time after which the object must not have been written.</summary>
    public DateTimeOffset? IfUnmodifiedSince { get; init; }

    /// <summary>Throws unless the version may be read.</summary>
    /// <exception cref="AwsException">PreconditionFailed, NotModified.</exception>
    public void RequireForRead(ObjectVersion version)
    {
        RequireUnchanged(version, "If-Match", "If-Unmodified-Since");
        if (IsUnwanted(version))
        {
            throw S3Errors.NotModified(version.QuotedETag, version.LastModified);
        }
    }

    /// <summary>Throws unless the version may be copied.</summary>
    /// <exception cref="AwsException">PreconditionFailed.</exception>
    public void RequireForCopy(ObjectVersion source)
    {
        RequireUnchanged(source, "x-amz-copy-source-If-Match", "x-amz-copy-source-If-Unmodified-Since");
        if (IsUnwanted(source))
        {
            throw S3Errors.PreconditionFailed("x-amz-copy-source-If-None-Match");
        }
    }

    /// <summary>Throws unless the key may be written: with If-None-Match only where no object is, with If-Match only over an object with that entity tag.</summary>
    /// <exception cref="AwsException">PreconditionFailed, NoSuchKey, NotImplemented for preconditions that S3 doesn't have.</exception>
    public static void RequireForWrite(string? ifMatch, string? ifNoneMatch, string key, S3Object? existing)
    {
        if (ifMatch is not null && ifNoneMatch is not null)
        {
            throw S3Errors.HeaderNotImplemented("If-Match,If-None-Match", "Multiple conditional request headers present in the request");
        }

        if (ifNoneMatch is not null and not "*" || ifMatch == "*")
        {
            throw S3Errors.HeaderNotImplemented(ifMatch is null ? "If-None-Match" : "If-Match", $"We don't accept the provided value of {(ifMatch is null ? "If-None-Match" : "If-Match")} header for this API");
        }

        if (ifNoneMatch is not null && CurrentOf(existing) is not null)
        {
            throw S3Errors.PreconditionFailed("If-None-Match");
        }

        if (ifMatch is not null)
        {
            RequireTag(ifMatch, key, existing);
        }
    }

    /// <summary>Throws unless the key may be written by an upload, as <see cref="RequireForWrite"/> does, and nothing came in between since it began: with If-None-Match no deletion, with If-Match no write.</summary>
    /// <exception cref="AwsException">As <see cref="RequireForWrite"/>, and ConditionalRequestConflict.</exception>
    public static void RequireForUpload(string? ifMatch, string? ifNoneMatch, MultipartUpload upload, S3Object? existing)
    {
        RequireForWrite(ifMatch, ifNoneMatch, upload.Key, existing);
        if (ifNoneMatch is not null && upload.MetObject)
        {
            throw S3Errors.ConditionalRequestConflict("If-None-Match", upload.Key);
        }

        if (ifMatch is not null && CurrentOf(existing)!.LastModified > upload.Initiated)
        {
            throw S3Errors.ConditionalRequestConflict("If-Match", upload.Key);
        }
    }

    /// <summary>Throws unless there is an object with that entity tag; <c>*</c> is any.</summary>
    /// <exception cref="AwsException">PreconditionFailed, NoSuchKey.</exception>
    public static void RequireTag(string tag, string key, S3Object? existing)
    {
        if (!Matches(tag, CurrentOf(existing) ?? throw S3Errors.NoSuchKey(key)))
        {
            throw S3Errors.PreconditionFailed("If-Match");
        }
    }

    /// <summary>The object's current version; null where there is none or it is a delete marker.</summary>
    private static ObjectVersion? CurrentOf(S3Object? existing) => existing?.Current is { IsDeleteMarker: false } version ? version : null;

    private void RequireUnchanged(ObjectVersion version, string match, string unmodified)
    {
        if (IfMatch is not null && !Matches(IfMatch, version))
        {
            throw S3Errors.PreconditionFailed(match);
        }

        // If-Match overrides If-Unmodified-Since.
        if (IfMatch is null && IfUnmodifiedSince is { } since && Seconds(version.LastModified) > since)
        {
            throw S3Errors.PreconditionFailed(unmodified);
        }
    }

    private bool IsUnwanted(ObjectVersion version) => IfNoneMatch is not null
        ? Matches(IfNoneMatch, version)
        : IfModifiedSince is { } since && Seconds(version.LastModified) <= since;

    private static bool Matches(string tags, ObjectVersion version) =>
        tags.Split(',', StringSplitOptions.TrimEntries).Any(tag => tag == "*" || tag.Trim('"') == version.ETag);

    /// <summary>Rounds down to seconds, as times in headers have no fractions.</summary>
    private static DateTimeOffset Seconds(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
