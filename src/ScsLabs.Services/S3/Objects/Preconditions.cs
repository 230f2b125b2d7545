namespace ScsLabs.Services.S3;

/// <summary>Conditions on an object's entity tag and time: of reads, of writes and of a copy's source.</summary>
/// <remarks>Sources: RFC 9110, 13.2.2; S3 User Guide, conditional-requests.</remarks>
internal sealed record Preconditions
{
    /// <summary>Only if the tag is this one.</summary>
    public string? IfMatch { get; init; }

    /// <summary>Only if the tag is another.</summary>
    public string? IfNoneMatch { get; init; }

    /// <summary>Only if it was written after.</summary>
    public DateTimeOffset? IfModifiedSince { get; init; }

    /// <summary>Only if it wasn't written after.</summary>
    public DateTimeOffset? IfUnmodifiedSince { get; init; }

    /// <summary>Returns if the version may be read.</summary>
    /// <exception cref="AwsError">PreconditionFailed, NotModified.</exception>
    public void RequireForRead(ObjectVersion version)
    {
        RequireUnchanged(version, "If-Match", "If-Unmodified-Since");
        if (IsUnwanted(version))
        {
            throw S3Errors.NotModified(version.QuotedETag, version.LastModified);
        }
    }

    /// <summary>Returns if the version may be copied.</summary>
    /// <exception cref="AwsError">PreconditionFailed.</exception>
    public void RequireForCopy(ObjectVersion source)
    {
        RequireUnchanged(source, "x-amz-copy-source-If-Match", "x-amz-copy-source-If-Unmodified-Since");
        if (IsUnwanted(source))
        {
            throw S3Errors.PreconditionFailed("x-amz-copy-source-If-None-Match");
        }
    }

    /// <summary>Returns if a key may be written: only where nothing is, or over what the writer knows.</summary>
    /// <exception cref="AwsError">PreconditionFailed, NoSuchKey, NotImplemented for other conditions than S3 has.</exception>
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

        // A tag that matches is worth more than a time.
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

    /// <summary>Times in headers have no fractions.</summary>
    private static DateTimeOffset Seconds(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
