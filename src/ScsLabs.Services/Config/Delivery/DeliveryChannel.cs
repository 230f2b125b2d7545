namespace ScsLabs.Services.Config;

/// <summary>Where an account's configuration is delivered in a Region; there is one channel at most.</summary>
internal sealed record DeliveryChannel : IRow<DeliveryChannel>, IDueRow
{
    /// <summary>The owner.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>The settings.</summary>
    public required DeliveryChannelView Settings { get; init; }

    /// <summary>The time of the next snapshot; null where none is delivered by itself.</summary>
    public DateTimeOffset? NextSnapshot { get; init; }

    /// <summary>The last delivery of a snapshot; null for none.</summary>
    public SnapshotDelivery? LastSnapshot { get; init; }

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => Settings.Name!;

    /// <summary>The time between two snapshots; null where none is delivered by itself.</summary>
    public TimeSpan? Period => Settings.ConfigSnapshotDeliveryProperties?.DeliveryFrequency?.Period();

    /// <inheritdoc />
    DateTimeOffset? IDueRow.DueAt => NextSnapshot;

    /// <inheritdoc />
    void IDueRow.OnDue(DueTurn due)
    {
        due.Draft.Put(this with { NextSnapshot = Periods.Next(NextSnapshot!.Value, Period!.Value, due.Now) });
        if (RecorderRow.In(Place, due.Draft) is { IsRecording: true })
        {
            var id = due.Ids.Uuid().ToString();
            due.Draft.Afterwards((acting, cancellationToken) => Snapshots.DeliverAsync(Place, id, acting, cancellationToken));
        }
    }

    /// <summary>The channels that are named, or all.</summary>
    /// <exception cref="AwsException">One doesn't exist.</exception>
    public static IEnumerable<DeliveryChannel> Named(IReadOnlyList<string>? names, Call call) => names is { Count: > 0 }
        ? [.. names.Select(name => call.View.Find<DeliveryChannel>(call.Place, name) ?? throw ConfigErrors.NoSuchDeliveryChannel(name))]
        : call.View.All<DeliveryChannel>(call.Place);
}

/// <summary>What came of the delivery of a snapshot.</summary>
/// <param name="At">The time.</param>
/// <param name="SuccessAt">The time of the last one that succeeded; null for none.</param>
/// <param name="Failure">Why this one failed; null where it succeeded.</param>
internal sealed record SnapshotDelivery(DateTimeOffset At, DateTimeOffset? SuccessAt, RecordingFailure? Failure);

/// <summary>A delivery channel as requests and answers have it.</summary>
/// <remarks>Source: AWS Config API Reference, DeliveryChannel.</remarks>
public sealed record DeliveryChannelView
{
    [Wire("name"), Length(1, 256)] public string? Name { get; init; }

    [Wire("s3BucketName")] public string? S3BucketName { get; init; }

    [Wire("s3KeyPrefix")] public string? S3KeyPrefix { get; init; }

    [Wire("configSnapshotDeliveryProperties")] public ConfigSnapshotDeliveryProperties? ConfigSnapshotDeliveryProperties { get; init; }
}

/// <summary>How often snapshots are delivered.</summary>
public sealed record ConfigSnapshotDeliveryProperties([Wire("deliveryFrequency")] MaximumExecutionFrequency? DeliveryFrequency);
