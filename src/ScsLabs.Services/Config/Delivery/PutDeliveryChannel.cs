namespace ScsLabs.Services.Config;

/// <summary>Creates the delivery channel of the account in the Region, or changes it.</summary>
/// <remarks>Errors: NoAvailableConfigurationRecorderException, MaxNumberOfDeliveryChannelsExceededException, NoSuchBucketException, InsufficientDeliveryPolicyException. Source: AWS Config API Reference, PutDeliveryChannel.</remarks>
[Operation<ConfigApi>, AnyResource]
public sealed record PutDeliveryChannel(DeliveryChannelView DeliveryChannel)
{
    /// <summary>Puts the channel.</summary>
    internal static void Handle(PutDeliveryChannel request, Call call, Draft draft, AsCaller aws)
    {
        var settings = request.DeliveryChannel with { Name = request.DeliveryChannel.Name ?? RecorderRow.Default };
        var recorder = RecorderRow.In(call.Place, draft) ?? throw ConfigErrors.NoRecorderFor("delivery channel");
        var before = draft.All<DeliveryChannel>(call.Place).FirstOrDefault();
        if (before is not null && before.Id != settings.Name)
        {
            throw ConfigErrors.TooManyDeliveryChannels(settings.Name);
        }

        Deliveries.Check(settings, recorder, draft, aws);
        var channel = new DeliveryChannel { Account = call.Account, Region = call.Region, Settings = settings, LastSnapshot = before?.LastSnapshot };
        draft.Put(channel with { NextSnapshot = call.Timestamp + channel.Period });
    }
}
