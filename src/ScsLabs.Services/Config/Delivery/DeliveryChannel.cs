namespace ScsLabs.Services.Config;

/// <summary>Where an account's configuration is delivered in a Region; there is one channel at most.</summary>
internal sealed record DeliveryChannel : IRow<DeliveryChannel>
{
    /// <summary>The owner.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region.</summary>
    public required string Region { get; init; }

    /// <summary>The settings.</summary>
    public required DeliveryChannelView Settings { get; init; }

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => Settings.Name!;

    /// <summary>The channels that are named, or all.</summary>
    /// <exception cref="AwsException">One doesn't exist.</exception>
    public static IEnumerable<DeliveryChannel> Named(IReadOnlyList<string>? names, Call call) => names is { Count: > 0 }
        ? [.. names.Select(name => call.View.Find<DeliveryChannel>(call.Place, name) ?? throw ConfigErrors.NoSuchDeliveryChannel(name))]
        : call.View.All<DeliveryChannel>(call.Place);
}

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
