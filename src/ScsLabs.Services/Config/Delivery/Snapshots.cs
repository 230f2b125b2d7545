using ScsLabs.Model.Bodies;
using ScsLabs.Services.S3;

namespace ScsLabs.Services.Config;

/// <summary>Delivers snapshots: with the recorder's role or, where that may not write, as AWS Config itself.</summary>
internal static class Snapshots
{
    private const string SessionName = "AWSConfig-Delivery";

    /// <summary>Delivers a snapshot, and notes on the channel what came of it.</summary>
    public static async Task DeliverAsync(Place place, string id, IActing acting, CancellationToken cancellationToken)
    {
        var (world, now) = (acting.World, acting.Now);
        if (RecorderRow.In(place, world) is not { } recorder || world.All<DeliveryChannel>(place).FirstOrDefault() is not { } channel)
        {
            return;
        }

        var snapshot = new Snapshot(id, place, now);
        var request = new PutObject(channel.Settings.S3BucketName!, $"{Deliveries.FolderOf(channel.Settings, place.Account)}{snapshot.Key}") { Body = snapshot.Write(world), ChecksumAlgorithm = ChecksumAlgorithm.Crc64Nvme };
        var failure = await TryAsync(() => acting.AsRoleAsync(ConfigService.Principal, place.Region, recorder.RoleArn, SessionName, ConfigService.SourceArn(place), place.Account, cancellationToken), request, cancellationToken).ConfigureAwait(false);
        if (failure is not null)
        {
            failure = await TryAsync(() => Task.FromResult(acting.AsService(ConfigService.Principal, place.Region, ConfigService.SourceArn(place), place.Account)), request, cancellationToken).ConfigureAwait(false);
        }

        acting.Write(draft =>
        {
            if (draft.Find<DeliveryChannel>(place, channel.Id) is { } still)
            {
                draft.Put(still with { LastSnapshot = new(now, failure is null ? now : still.LastSnapshot?.SuccessAt, failure) });
            }

            return true;
        });
    }

    private static async Task<RecordingFailure?> TryAsync(Func<Task<IServiceTransport>> who, PutObject request, CancellationToken cancellationToken)
    {
        try
        {
            await (await who().ConfigureAwait(false)).SendAsync(PutObjectOperation.Instance, request, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (AwsException refused) when (refused.IsSender)
        {
            return new(refused.Code, refused.Message);
        }
    }
}
