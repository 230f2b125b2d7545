namespace ScsLabs.Services.S3;

/// <summary>The versioning status of a bucket.</summary>
public enum BucketVersioningStatus
{
    /// <summary>Each write creates a version.</summary>
    Enabled,

    /// <summary>Writes replace the version <c>null</c>; other versions are kept.</summary>
    Suspended,
}

/// <summary>The versioning of a bucket in requests.</summary>
public sealed record VersioningConfiguration(BucketVersioningStatus? Status = null);
