namespace ScsLabs.Services.Config;

/// <summary>Shows the delivery channel of the account in the Region.</summary>
/// <remarks>Errors: NoSuchDeliveryChannelException. Source: AWS Config API Reference, DescribeDeliveryChannels.</remarks>
[Operation<ConfigApi>, AnyResource]
public sealed record DescribeDeliveryChannels([Items(1, 256)] IReadOnlyList<string>? DeliveryChannelNames = null)
{
    /// <summary>The channels.</summary>
    public sealed record Result(IReadOnlyList<DeliveryChannelView> DeliveryChannels);

    /// <summary>Shows the channels.</summary>
    internal static Result Handle(DescribeDeliveryChannels request, Call call) => new([.. DeliveryChannel.Named(request.DeliveryChannelNames, call).Select(channel => channel.Settings)]);
}
