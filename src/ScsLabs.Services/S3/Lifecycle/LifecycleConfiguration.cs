using ScsLabs.Model.Wire;

namespace ScsLabs.Services.S3;

/// <summary>The rules by which S3 moves and deletes the objects of a bucket by itself.</summary>
/// <remarks>Source: S3 API Reference, LifecycleConfiguration.</remarks>
public sealed record LifecycleConfiguration([Wire("Rule", Flattened = true)] IReadOnlyList<LifecycleRule> Rules);

/// <summary>A rule: which objects it is for, and what happens to them.</summary>
public sealed record LifecycleRule
{
    public string? ID { get; init; }

    /// <summary>The prefix of the keys, in the place of a filter. AWS keeps this for old clients.</summary>
    public string? Prefix { get; init; }

    public LifecycleRuleFilter? Filter { get; init; }
    public LifecycleRuleStatus? Status { get; init; }
    public LifecycleExpiration? Expiration { get; init; }
    [Wire("Transition", Flattened = true)] public IReadOnlyList<LifecycleTransition>? Transitions { get; init; }
    [Wire("NoncurrentVersionTransition", Flattened = true)] public IReadOnlyList<NoncurrentVersionTransition>? NoncurrentVersionTransitions { get; init; }
    public NoncurrentVersionExpiration? NoncurrentVersionExpiration { get; init; }
    public AbortIncompleteMultipartUpload? AbortIncompleteMultipartUpload { get; init; }

    /// <summary>Whether the rule is for a version of a key.</summary>
    internal bool IsFor(string key, ObjectVersion version) => Prefix is { } prefix ? key.StartsWith(prefix, StringComparison.Ordinal) : Filter?.IsFor(key, version) != false;

    /// <summary>The prefix of the keys that the rule is for.</summary>
    internal string KeyPrefix => Prefix ?? Filter?.Prefix ?? Filter?.And?.Prefix ?? "";
}

/// <summary>Whether a rule is followed.</summary>
public enum LifecycleRuleStatus
{
    /// <summary>It is.</summary>
    Enabled,

    /// <summary>It is kept, and not followed.</summary>
    Disabled,
}

/// <summary>Which objects a rule is for: one member, or several within <see cref="And"/>. Without members it is for all.</summary>
public sealed record LifecycleRuleFilter
{
    public string? Prefix { get; init; }
    public Tag? Tag { get; init; }

    /// <summary>A size in bytes that the object is larger than.</summary>
    public long? ObjectSizeGreaterThan { get; init; }

    /// <summary>A size in bytes that the object is smaller than.</summary>
    public long? ObjectSizeLessThan { get; init; }

    public LifecycleRuleAndOperator? And { get; init; }

    /// <summary>Whether the filter looks at sizes. Then small objects are moved too.</summary>
    internal bool HasSize => (ObjectSizeGreaterThan ?? ObjectSizeLessThan ?? And?.ObjectSizeGreaterThan ?? And?.ObjectSizeLessThan) is not null;

    internal bool IsFor(string key, ObjectVersion version) => And is { } and
        ? Holds(and.Prefix, and.Tags ?? [], and.ObjectSizeGreaterThan, and.ObjectSizeLessThan, key, version)
        : Holds(Prefix, Tag is null ? [] : [Tag], ObjectSizeGreaterThan, ObjectSizeLessThan, key, version);

    private static bool Holds(string? prefix, IReadOnlyList<Tag> tags, long? greater, long? less, string key, ObjectVersion version) =>
        key.StartsWith(prefix ?? "", StringComparison.Ordinal)
        && tags.All(tag => version.TagSet.GetValueOrDefault(tag.Key) == tag.Value)
        && !(version.Body.Length <= greater)
        && !(version.Body.Length >= less);
}

/// <summary>What all must hold of an object that a rule is for.</summary>
public sealed record LifecycleRuleAndOperator
{
    public string? Prefix { get; init; }
    [Wire("Tag", Flattened = true)] public IReadOnlyList<Tag>? Tags { get; init; }
    public long? ObjectSizeGreaterThan { get; init; }
    public long? ObjectSizeLessThan { get; init; }
}

/// <summary>When current versions are deleted, or delete markers with nothing behind them.</summary>
public sealed record LifecycleExpiration([Wire("Date", Timestamp = TimestampForm.Iso8601)] DateTimeOffset? Date = null, int? Days = null, bool? ExpiredObjectDeleteMarker = null);

/// <summary>When current versions move to a storage class.</summary>
public sealed record LifecycleTransition([Wire("Date", Timestamp = TimestampForm.Iso8601)] DateTimeOffset? Date = null, int? Days = null, TransitionStorageClass? StorageClass = null);

/// <summary>When noncurrent versions move to a storage class.</summary>
public sealed record NoncurrentVersionTransition(int? NoncurrentDays = null, TransitionStorageClass? StorageClass = null, int? NewerNoncurrentVersions = null);

/// <summary>When noncurrent versions are deleted.</summary>
public sealed record NoncurrentVersionExpiration(int? NoncurrentDays = null, int? NewerNoncurrentVersions = null);

/// <summary>When multipart uploads that aren't completed are aborted.</summary>
public sealed record AbortIncompleteMultipartUpload(int? DaysAfterInitiation = null);

/// <summary>The storage classes that objects move to; see <see cref="StorageClass"/>. The warmest comes first: objects move down this list, and never back.</summary>
public enum TransitionStorageClass
{
    /// <summary>For infrequent access.</summary>
    [Wire("STANDARD_IA")]
    StandardIa,

    /// <summary>Moved between tiers by access patterns.</summary>
    [Wire("INTELLIGENT_TIERING")]
    IntelligentTiering,

    /// <summary>For infrequent access, in one Availability Zone.</summary>
    [Wire("ONEZONE_IA")]
    OneZoneIa,

    /// <summary>An archive with instant retrieval.</summary>
    [Wire("GLACIER_IR")]
    GlacierIr,

    /// <summary>An archive whose objects must be restored before they are read.</summary>
    [Wire("GLACIER")]
    Glacier,

    /// <summary>A cheaper archive of the same kind.</summary>
    [Wire("DEEP_ARCHIVE")]
    DeepArchive,
}

/// <summary>Which objects are too small to move to other storage classes.</summary>
public enum TransitionDefaultMinimumObjectSize
{
    /// <summary>Objects below 128 KB stay, whatever the class.</summary>
    [Wire("all_storage_classes_128K")]
    AllStorageClasses128K,

    /// <summary>Objects below 128 KB move to the archives alone.</summary>
    [Wire("varies_by_storage_class")]
    VariesByStorageClass,
}
