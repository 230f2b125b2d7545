namespace ScsLabs.Services.S3;

/// <summary>The lifecycle of a bucket: its rules, which are followed each midnight.</summary>
/// <remarks>Source: S3 User Guide, object-lifecycle-mgmt and intro-lifecycle-rules.</remarks>
internal sealed record BucketLifecycle : IRow<BucketLifecycle>, IDueRow
{
    private const string OnlyId = "lifecycle";

    /// <summary>The place of the bucket's objects.</summary>
    public required Place Place { get; init; }

    /// <summary>The name of the bucket.</summary>
    public required string Bucket { get; init; }

    /// <summary>The rules.</summary>
    public required ImmutableList<LifecycleRule> Rules { get; init; }

    /// <summary>Which objects are too small to move.</summary>
    public required TransitionDefaultMinimumObjectSize MinimumSize { get; init; }

    /// <summary>The next midnight.</summary>
    public required DateTimeOffset NextRun { get; init; }

    /// <inheritdoc />
    public string Id => OnlyId;

    /// <inheritdoc />
    DateTimeOffset? IDueRow.DueAt => Rules.Exists(static rule => rule.Status == LifecycleRuleStatus.Enabled) ? NextRun : null;

    /// <inheritdoc />
    void IDueRow.OnDue(DueTurn due)
    {
        due.Draft.Put(this with { NextRun = NextMidnight(due.Now) });
        due.Draft.Afterwards((acting, cancellationToken) => LifecycleRun.RunAsync(Bucket, acting, cancellationToken));
    }

    /// <summary>Finds a bucket's lifecycle; null for none.</summary>
    public static BucketLifecycle? Of(Bucket bucket, WorldView view) => view.Find<BucketLifecycle>(bucket.Objects, OnlyId);

    /// <summary>The midnight in UTC after a time.</summary>
    public static DateTimeOffset NextMidnight(DateTimeOffset time) => new(time.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);

    /// <summary>The midnight at which something is due that is due days after a time; the end of time for more days than there are.</summary>
    public static DateTimeOffset DueAfter(DateTimeOffset time, int days) => days >= (DateTimeOffset.MaxValue - time).TotalDays - 1 ? DateTimeOffset.MaxValue
        : new(time.UtcDateTime.AddDays(days) is var at && at == at.Date ? at : at.Date.AddDays(1), TimeSpan.Zero);
}
