using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>A version of an object, or a delete marker.</summary>
internal sealed record ObjectVersion
{
    /// <summary>The version id of objects that are written without versioning.</summary>
    internal const string Null = "null";

    /// <summary>The version's id.</summary>
    public required string VersionId { get; init; }

    /// <summary>The time at which it was written.</summary>
    public required DateTimeOffset LastModified { get; init; }

    /// <summary>The owner where Object Ownership isn't BucketOwnerEnforced.</summary>
    public required AccountId Owner { get; init; }

    /// <summary>Whether it is a delete marker.</summary>
    public bool IsDeleteMarker { get; init; }

    /// <summary>The bytes. They are stored unencrypted; only this row refers to them.</summary>
    public Body Body { get; init; } = Body.Empty;

    /// <summary>The entity tag, without quotation marks.</summary>
    public string ETag { get; init; } = "";

    /// <summary>The ACL where Object Ownership isn't BucketOwnerEnforced.</summary>
    public AccessControlList Acl { get; init; } = new([]);

    /// <summary>The headers that it was written with, such as <c>Content-Type</c>.</summary>
    public ObjectHeaders Headers { get; init; } = new();

    /// <summary>The user-defined metadata, by lower-case names.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The tags.</summary>
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>The encryption.</summary>
    public ObjectEncryption Encryption { get; init; } = ObjectEncryption.S3Managed;

    /// <summary>The checksum of the request, or the one that S3 computed.</summary>
    public ObjectChecksum? Checksum { get; init; }

    /// <summary>The retention, which may be over; null for none.</summary>
    public ObjectRetention? Retention { get; init; }

    /// <summary>The legal hold; null where it was never set.</summary>
    public LegalHoldStatus? LegalHold { get; init; }

    /// <summary>The storage class; null for STANDARD.</summary>
    public StorageClass? StorageClass { get; init; }

    /// <summary>The parts that it was uploaded in; empty where it was uploaded in one request.</summary>
    public ImmutableList<ObjectPart> Parts { get; init; } = [];

    /// <summary>Whether its bytes can't be read unless it is restored.</summary>
    public bool IsArchived => StorageClass is S3.StorageClass.Glacier or S3.StorageClass.DeepArchive;

    /// <summary>The entity tag in quotation marks, as in headers.</summary>
    public string QuotedETag => $"\"{ETag}\"";

    /// <summary>Returns the owner: the bucket's under BucketOwnerEnforced, else the version's own.</summary>
    internal AccountId OwnerIn(Bucket bucket) => bucket.IsOwnerEnforced ? bucket.Account : Owner;
}

/// <summary>A checksum of an object.</summary>
/// <param name="Algorithm">The algorithm.</param>
/// <param name="Value">The value in base64; that of a composite checksum ends with the number of parts: <c>…-3</c>.</param>
/// <param name="Type">Whether it is a full object or a composite checksum.</param>
internal sealed record ObjectChecksum(ChecksumAlgorithm Algorithm, string Value, ChecksumType Type);

/// <summary>The kinds of checksums.</summary>
public enum ChecksumType
{
    /// <summary>A checksum of the checksums of the parts.</summary>
    [Wire("COMPOSITE")]
    Composite,

    /// <summary>A checksum of all bytes.</summary>
    [Wire("FULL_OBJECT")]
    FullObject,
}

/// <summary>A part of an object that was uploaded in parts.</summary>
/// <param name="PartNumber">The part number.</param>
/// <param name="Size">The size in bytes.</param>
/// <param name="Checksum">The checksum in base64; null where the parts have none.</param>
internal sealed record ObjectPart(int PartNumber, long Size, string? Checksum);

/// <summary>The storage class of an object. What is archived can't be read or copied; all other classes change only what answers contain.</summary>
[NotEmulated("OUTPOSTS", "SNOW", "EXPRESS_ONEZONE", "FSX_OPENZFS", "FSX_ONTAP")]
public enum StorageClass
{
    /// <summary>The default.</summary>
    [Wire("STANDARD")]
    Standard,

    /// <summary>With fewer copies.</summary>
    [Wire("REDUCED_REDUNDANCY")]
    ReducedRedundancy,

    /// <summary>For infrequent access.</summary>
    [Wire("STANDARD_IA")]
    StandardIa,

    /// <summary>For infrequent access, in one Availability Zone.</summary>
    [Wire("ONEZONE_IA")]
    OneZoneIa,

    /// <summary>Moved between tiers by access patterns.</summary>
    [Wire("INTELLIGENT_TIERING")]
    IntelligentTiering,

    /// <summary>An archive with instant retrieval.</summary>
    [Wire("GLACIER_IR")]
    GlacierIr,

    /// <summary>An archive whose objects must be restored before they are read. Restoring isn't emulated.</summary>
    [Wire("GLACIER")]
    Glacier,

    /// <summary>A cheaper archive of the same kind.</summary>
    [Wire("DEEP_ARCHIVE")]
    DeepArchive,
}
