namespace ScsLabs.Services.S3;

/// <summary>Whether a bucket keeps versions.</summary>
public enum BucketVersioningStatus
{
    /// <summary>Each write makes a version.</summary>
    Enabled,

    /// <summary>Writes replace the version <c>null</c>; the others stay.</summary>
    Suspended,
}

/// <summary>The versioning of a bucket, as requests have it.</summary>
public sealed record VersioningConfiguration(BucketVersioningStatus? Status = null);
