namespace ScsLabs.Services.Config;

/// <summary>Deletes the delivery channel, while nothing is recorded.</summary>
/// <remarks>Errors: NoSuchDeliveryChannelException, LastDeliveryChannelDeleteFailedException. Source: AWS Config API Reference, DeleteDeliveryChannel.</remarks>
[Operation<ConfigApi>, AnyResource]
public sealed record DeleteDeliveryChannel([Length(1, 256)] string DeliveryChannelName)
{
    /// <summary>Deletes the channel.</summary>
    internal static void Handle(DeleteDeliveryChannel request, Call call, Draft draft)
    {
        var channel = DeliveryChannel.Named([request.DeliveryChannelName], call).Single();
        draft.Remove(RecorderRow.In(call.Place, draft) is { IsRecording: true } ? throw ConfigErrors.LastDeliveryChannel(channel.Id) : channel);
    }
}
