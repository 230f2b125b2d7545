namespace ScsLabs.Services.Config;

/// <summary>Tells what came of the last deliveries.</summary>
/// <remarks>Errors: NoSuchDeliveryChannelException. Source: AWS Config API Reference, DescribeDeliveryChannelStatus.</remarks>
[Operation<ConfigApi>, AnyResource]
public sealed record DescribeDeliveryChannelStatus([Items(1, 256)] IReadOnlyList<string>? DeliveryChannelNames = null)
{
    /// <summary>The statuses.</summary>
    public sealed record Result(IReadOnlyList<DeliveryChannelStatus> DeliveryChannelsStatus);

    /// <summary>Shows the statuses.</summary>
    internal static Result Handle(DescribeDeliveryChannelStatus request, Call call) => new([.. DeliveryChannel.Named(request.DeliveryChannelNames, call).Select(DeliveryChannelStatus.Of)]);
}

/// <summary>What came of a channel's last deliveries. Files with the history of resources aren't delivered, and a topic for notifications a channel can't have.</summary>
public sealed record DeliveryChannelStatus(
    [Wire("name")] string Name,
    [Wire("configSnapshotDeliveryInfo")] ConfigExportDeliveryInfo ConfigSnapshotDeliveryInfo,
    [Wire("configHistoryDeliveryInfo")] ConfigExportDeliveryInfo ConfigHistoryDeliveryInfo,
    [Wire("configStreamDeliveryInfo")] ConfigStreamDeliveryInfo ConfigStreamDeliveryInfo)
{
    /// <summary>Shows a channel's status.</summary>
    internal static DeliveryChannelStatus Of(DeliveryChannel channel) => new(channel.Id, ConfigExportDeliveryInfo.Of(channel), new(), new(DeliveryStatus.NotApplicable));
}

/// <summary>What came of the last delivery of a file.</summary>
public sealed record ConfigExportDeliveryInfo
{
    [Wire("lastStatus")] public DeliveryStatus? LastStatus { get; init; }

    [Wire("lastErrorCode")] public string? LastErrorCode { get; init; }

    [Wire("lastErrorMessage")] public string? LastErrorMessage { get; init; }

    [Wire("lastAttemptTime")] public DateTimeOffset? LastAttemptTime { get; init; }

    [Wire("lastSuccessfulTime")] public DateTimeOffset? LastSuccessfulTime { get; init; }

    [Wire("nextDeliveryTime")] public DateTimeOffset? NextDeliveryTime { get; init; }

    /// <summary>Shows what came of a channel's last snapshot.</summary>
    internal static ConfigExportDeliveryInfo Of(DeliveryChannel channel) => new()
    {
        LastStatus = channel.LastSnapshot is not { } last ? null : last.Failure is null ? DeliveryStatus.Success : DeliveryStatus.Failure,
        LastErrorCode = channel.LastSnapshot?.Failure?.Code,
        LastErrorMessage = channel.LastSnapshot?.Failure?.Message,
        LastAttemptTime = channel.LastSnapshot?.At,
        LastSuccessfulTime = channel.LastSnapshot?.SuccessAt,
        NextDeliveryTime = channel.NextSnapshot,
    };
}

/// <summary>What came of the last notification.</summary>
public sealed record ConfigStreamDeliveryInfo([Wire("lastStatus")] DeliveryStatus LastStatus);

/// <summary>What came of a delivery.</summary>
public enum DeliveryStatus
{
    /// <summary>It was delivered.</summary>
    Success,

    /// <summary>It was refused.</summary>
    Failure,

    /// <summary>Nothing is to be delivered.</summary>
    [Wire("Not_Applicable")]
    NotApplicable,
}
