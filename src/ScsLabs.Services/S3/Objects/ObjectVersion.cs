using ScsLabs.Model.Bodies;

namespace ScsLabs.Services.S3;

/// <summary>One version of an object, or a marker that the object was deleted.</summary>
public sealed record ObjectVersion
{
    /// <summary>The id of the version that is kept without versioning.</summary>
    internal const string Null = "null";

    /// <summary>Its id.</summary>
    public required string VersionId { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset LastModified { get; init; }

    /// <summary>Who owns it where Object Ownership isn't enforced.</summary>
    public required AccountId Owner { get; init; }

    /// <summary>Whether it only says that the object was deleted.</summary>
    public bool IsDeleteMarker { get; init; }

    /// <summary>The bytes. They aren't encrypted where they lie: nothing but this row leads to them.</summary>
    public Body Body { get; init; } = Body.Empty;

    /// <summary>The entity tag, without quotation marks.</summary>
    public string ETag { get; init; } = "";

    /// <summary>The ACL, where Object Ownership isn't enforced.</summary>
    public AccessControlList Acl { get; init; } = new([]);

    /// <summary>The headers that it was written with and is read with: <c>Content-Type</c> and its like.</summary>
    public ObjectHeaders Headers { get; init; } = new();

    /// <summary>The user's metadata, by lower-case names.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The tags.</summary>
    public ImmutableSortedDictionary<string, string> TagSet { get; init; } = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>How it is encrypted.</summary>
    public ObjectEncryption Encryption { get; init; } = ObjectEncryption.S3Managed;

    /// <summary>The checksum that it was checked by, or that S3 made.</summary>
    public ObjectChecksum? Checksum { get; init; }

    /// <summary>The storage class; null for STANDARD.</summary>
    public StorageClass? StorageClass { get; init; }

    /// <summary>The parts that it was made of; empty where it came in one.</summary>
    public ImmutableList<ObjectPart> Parts { get; init; } = [];

    /// <summary>The entity tag as it stands on the wire.</summary>
    public string QuotedETag => $"\"{ETag}\"";

    /// <summary>The account that owns it: the bucket's where Object Ownership is BucketOwnerEnforced, else the one that is kept here.</summary>
    internal AccountId OwnerIn(Bucket bucket) => bucket.IsOwnerEnforced ? bucket.Account : Owner;
}

/// <summary>A checksum of an object.</summary>
/// <param name="Algorithm">How it is made.</param>
/// <param name="Value">In base64; of parts' checksums with their count: <c>…-3</c>.</param>
/// <param name="Type">Of the whole object, or of its parts' checksums.</param>
public sealed record ObjectChecksum(ChecksumAlgorithm Algorithm, string Value, ChecksumType Type);

/// <summary>What a checksum is of.</summary>
public enum ChecksumType
{
    /// <summary>Of the parts' checksums.</summary>
    [Wire("COMPOSITE")]
    Composite,

    /// <summary>Of the whole object.</summary>
    [Wire("FULL_OBJECT")]
    FullObject,
}

/// <summary>A part of an object that came in several.</summary>
/// <param name="PartNumber">Its number.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Checksum">Its checksum in base64; null where parts have none.</param>
public sealed record ObjectPart(int PartNumber, long Size, string? Checksum);

/// <summary>Where an object would be stored; here a label.</summary>
public enum StorageClass
{
    /// <summary>The usual one.</summary>
    [Wire("STANDARD")]
    Standard,

    /// <summary>Less copies.</summary>
    [Wire("REDUCED_REDUNDANCY")]
    ReducedRedundancy,

    /// <summary>Read less.</summary>
    [Wire("STANDARD_IA")]
    StandardIa,

    /// <summary>Read less, in one zone.</summary>
    [Wire("ONEZONE_IA")]
    OneZoneIa,

    /// <summary>As it turns out.</summary>
    [Wire("INTELLIGENT_TIERING")]
    IntelligentTiering,

    /// <summary>An archive that is read at once.</summary>
    [Wire("GLACIER_IR")]
    GlacierIr,

    /// <summary>An archive that must be restored before it is read, which isn't emulated.</summary>
    [Wire("GLACIER")]
    Glacier,

    /// <summary>The same, deeper.</summary>
    [Wire("DEEP_ARCHIVE")]
    DeepArchive,
}
