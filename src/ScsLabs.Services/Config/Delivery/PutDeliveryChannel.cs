using ScsLabs.Services.S3;

namespace ScsLabs.Services.Config;

/// <summary>Creates the delivery channel of the account in the Region, or changes it.</summary>
/// <remarks>Errors: NoAvailableConfigurationRecorderException, MaxNumberOfDeliveryChannelsExceededException, NoSuchBucketException. Source: AWS Config API Reference, PutDeliveryChannel.</remarks>
[Operation<ConfigApi>, AnyResource]
public sealed record PutDeliveryChannel(DeliveryChannelView DeliveryChannel)
{
    /// <summary>Puts the channel.</summary>
    internal static void Handle(PutDeliveryChannel request, Call call, Draft draft)
    {
        var settings = request.DeliveryChannel with { Name = request.DeliveryChannel.Name ?? RecorderRow.Default };
        if (RecorderRow.In(call.Place, draft) is null)
        {
            throw ConfigErrors.NoRecorderFor("delivery channel");
        }

        if (draft.All<DeliveryChannel>(call.Place).FirstOrDefault() is { } before && before.Id != settings.Name)
        {
            throw ConfigErrors.TooManyDeliveryChannels(settings.Name);
        }

        if (settings.S3BucketName is not { Length: > 0 } bucket || draft.Find(Bucket.ByName, bucket) is null)
        {
            throw ConfigErrors.NoSuchBucket(settings.S3BucketName ?? "null");
        }

        draft.Put(new DeliveryChannel { Account = call.Account, Region = call.Region, Settings = settings });
    }
}
