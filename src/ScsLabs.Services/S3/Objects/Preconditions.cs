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
        var current = existing?.Current is { IsDeleteMarker: false } version ? version : null;
        if (ifNoneMatch is not null and not "*")
        {
            throw S3Errors.HeaderNotImplemented("If-None-Match");
        }

        if (ifNoneMatch is not null && current is not null)
        {
            throw S3Errors.PreconditionFailed("If-None-Match");
        }

        if (ifMatch is not null && current is null)
        {
            throw S3Errors.NoSuchKey(key);
        }

        if (ifMatch is not null && !Matches(ifMatch, current!))
        {
            throw S3Errors.PreconditionFailed("If-Match");
        }
    }

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
