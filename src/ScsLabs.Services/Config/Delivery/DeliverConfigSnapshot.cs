namespace ScsLabs.Services.Config;

/// <summary>Delivers a snapshot of all resources as they were recorded last to the channel's bucket. What came of it the channel's status tells.</summary>
/// <remarks>Errors: NoSuchDeliveryChannelException, NoAvailableConfigurationRecorderException, NoRunningConfigurationRecorderException. Source: AWS Config API Reference, DeliverConfigSnapshot.</remarks>
[Operation<ConfigApi>, AnyResource]
public sealed record DeliverConfigSnapshot([Wire("deliveryChannelName"), Length(1, 256)] string DeliveryChannelName)
{
    /// <summary>The id of the snapshot, which its name has.</summary>
    public sealed record Result([Wire("configSnapshotId")] string ConfigSnapshotId);

    /// <summary>Begins the delivery.</summary>
    internal static Result Handle(DeliverConfigSnapshot request, Call call, Draft draft)
    {
        _ = DeliveryChannel.Named([request.DeliveryChannelName], call).Single();
        if (!(RecorderRow.In(call.Place, draft) ?? throw ConfigErrors.NoRecorder()).IsRecording)
        {
            throw ConfigErrors.NotRecording();
        }

        var id = call.Ids.Uuid().ToString();
        draft.Afterwards((acting, cancellationToken) => Snapshots.DeliverAsync(call.Place, id, acting, cancellationToken));
        return new(id);
    }
}
