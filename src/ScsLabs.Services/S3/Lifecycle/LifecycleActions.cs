namespace ScsLabs.Services.S3;

/// <summary>Determines what a lifecycle does with the versions of an object at a time.</summary>
/// <remarks>Deletion comes before a move, and of moves the one to the coldest class. Source: S3 User Guide, lifecycle-conflicts and lifecycle-transition-general-considerations.</remarks>
/// <param name="lifecycle">The lifecycle.</param>
/// <param name="now">The time.</param>
internal sealed class LifecycleActions(BucketLifecycle lifecycle, DateTimeOffset now)
{
    private const long SmallestMoved = 128 * 1024;

    private readonly List<LifecycleRule> rules = [.. lifecycle.Rules.Where(static rule => rule.Status == LifecycleRuleStatus.Enabled)];

    /// <summary>Whether anything happens to an object.</summary>
    public bool Concern(S3Object found) => Expires(found) || Enumerable.Range(0, found.Versions.Count).Any(index => RemovesNoncurrent(found, index) || ClassFor(found, index) is not null);

    /// <summary>Whether the current version is deleted; a delete marker is, where nothing is behind it.</summary>
    public bool Expires(S3Object found)
    {
        var current = found.Current;
        return current.IsDeleteMarker
            ? found.Versions.Count == 1 && rules.Exists(rule => rule.IsFor(found.Key, current) && rule.Expiration is { } expiration && (expiration.ExpiredObjectDeleteMarker == true || IsOver(expiration.Days, expiration.Date, current)))
            : rules.Exists(rule => rule.IsFor(found.Key, current) && rule.Expiration is { } expiration && IsOver(expiration.Days, expiration.Date, current));
    }

    /// <summary>Whether a version that isn't current is deleted. A locked one isn't.</summary>
    public bool RemovesNoncurrent(S3Object found, int index)
    {
        var version = found.Versions[index];
        return index < found.Versions.Count - 1 && !version.IsLockedAt(now) && rules.Exists(rule => rule.IsFor(found.Key, version)
            && rule.NoncurrentVersionExpiration is { } expiration && IsOver(found, index, expiration.NoncurrentDays, expiration.NewerNoncurrentVersions));
    }

    /// <summary>The storage class that a version moves to; null where it stays.</summary>
    public StorageClass? ClassFor(S3Object found, int index)
    {
        var version = found.Versions[index];
        if (version.IsDeleteMarker)
        {
            return null;
        }

        var classes = rules.Where(rule => rule.IsFor(found.Key, version)).SelectMany(rule => index == found.Versions.Count - 1
            ? (rule.Transitions ?? []).Where(move => IsOver(move.Days, move.Date, version)).Select(move => (rule, move.StorageClass!.Value))
            : (rule.NoncurrentVersionTransitions ?? []).Where(move => IsOver(found, index, move.NoncurrentDays, move.NewerNoncurrentVersions)).Select(move => (rule, move.StorageClass!.Value)));
        var coldest = classes.Where(move => version.Body.Length >= SmallestMoved || move.rule.Filter?.HasSize == true || (IsArchive(move.Value) && lifecycle.MinimumSize == TransitionDefaultMinimumObjectSize.VariesByStorageClass))
            .Select(static move => (TransitionStorageClass?)move.Value).Max();
        return coldest is { } wanted && !(Place(version.StorageClass) >= wanted) ? ClassOf(wanted) : null;
    }

    /// <summary>Whether an upload is aborted.</summary>
    public bool Aborts(MultipartUpload upload) => rules.Exists(rule =>
        rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation is { } days && upload.Key.StartsWith(rule.KeyPrefix, StringComparison.Ordinal) && BucketLifecycle.DueAfter(upload.Initiated, days) <= now);

    /// <summary>When a current version is deleted, and by which rule; null where none does.</summary>
    public (DateTimeOffset At, string RuleId)? ExpiryOf(string key, ObjectVersion version) => rules
        .Where(rule => rule.IsFor(key, version) && (rule.Expiration?.Days ?? (object?)rule.Expiration?.Date) is not null)
        .Select(rule => ((DateTimeOffset At, string RuleId)?)(rule.Expiration!.Date ?? BucketLifecycle.DueAfter(version.LastModified, rule.Expiration.Days!.Value), rule.ID!))
        .MinBy(static expiry => expiry!.Value.At);

    private bool IsOver(int? days, DateTimeOffset? date, ObjectVersion version) => days is { } number ? BucketLifecycle.DueAfter(version.LastModified, number) <= now : date <= now;

    /// <summary>Whether a version has been noncurrent for long enough, and enough newer ones are kept. It became noncurrent when the next one was written.</summary>
    private bool IsOver(S3Object found, int index, int? days, int? newer) =>
        days is { } number && BucketLifecycle.DueAfter(found.Versions[index + 1].LastModified, number) <= now && found.Versions.Count - 2 - index >= (newer ?? 0);

    private static bool IsArchive(TransitionStorageClass storageClass) => storageClass is TransitionStorageClass.Glacier or TransitionStorageClass.DeepArchive;

    /// <summary>The place of a version's class among those that objects move to; null for one that comes before them.</summary>
    private static TransitionStorageClass? Place(StorageClass? storageClass) => storageClass switch
    {
        StorageClass.StandardIa => TransitionStorageClass.StandardIa,
        StorageClass.IntelligentTiering => TransitionStorageClass.IntelligentTiering,
        StorageClass.OneZoneIa => TransitionStorageClass.OneZoneIa,
        StorageClass.GlacierIr => TransitionStorageClass.GlacierIr,
        StorageClass.Glacier => TransitionStorageClass.Glacier,
        StorageClass.DeepArchive => TransitionStorageClass.DeepArchive,
        _ => null,
    };

    private static StorageClass ClassOf(TransitionStorageClass storageClass) => Enum.GetValues<StorageClass>().Single(one => Place(one) == storageClass);
}
