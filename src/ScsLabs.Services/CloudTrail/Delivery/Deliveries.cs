using ScsLabs.Services.S3;

namespace ScsLabs.Services.CloudTrail;

/// <summary>Delivers what trails logged to their buckets, as CloudTrail itself: the bucket's policy is asked each time.</summary>
/// <param name="log">The events.</param>
internal sealed class Deliveries(EventLog log)
{
    /// <summary>The maximum number of events of a file.</summary>
    private const int MostOfFile = 2000;

    /// <summary>Follows the deliveries that are due.</summary>
    public Follower Follower => new(static commit => Begun(commit).Any(), FollowAsync);

    private async Task FollowAsync(Commit commit, IActing acting, CancellationToken cancellationToken)
    {
        foreach (var delivery in Begun(commit))
        {
            if (acting.World.Find<TrailRow>(delivery.Place, delivery.Id) is { } trail && log.Undelivered(trail) is { Count: > 0 } events)
            {
                var error = await DeliverAsync(trail, events, acting, cancellationToken).ConfigureAwait(false);
                acting.Write(draft => Note(trail, error, draft, acting.Now));
            }
        }
    }

    /// <summary>Writes a file, or several, for each Region; the code of the error with which S3 refused one, null for none.</summary>
    private async Task<string?> DeliverAsync(TrailRow trail, IReadOnlyList<CallEvent> events, IActing acting, CancellationToken cancellationToken)
    {
        var region = acting.World.Find(Bucket.ByName, trail.Bucket)?.Region ?? trail.Region;
        var s3 = new S3Client(acting.AsService(CloudTrailApi.Principal, region, trail.Arn, trail.Account));
        try
        {
            foreach (var file in events.GroupBy(static happened => happened.Region).SelectMany(static ofRegion => ofRegion.Chunk(MostOfFile)))
            {
                await s3.PutObjectAsync(TrailFiles.Put(trail, TrailFiles.NewKey(trail, file[0].Region, acting.Now, acting.Ids), TrailFiles.Of(file, trail.Account)), cancellationToken).ConfigureAwait(false);
                log.Delivered(trail, file[^1]);
            }

            return null;
        }
        catch (AwsException refused) when (refused.IsSender)
        {
            return refused.Code;
        }
    }

    private static bool Note(TrailRow trail, string? error, Draft draft, DateTimeOffset now)
    {
        if (TrailDelivery.Of(trail, draft) is not { } delivery)
        {
            return false; // the trail was deleted meanwhile
        }

        draft.Put(delivery.After(error, now));
        return true;
    }

    private static IEnumerable<TrailDelivery> Begun(Commit commit) => commit.Changes.OfType<Change<TrailDelivery>>().Where(static change => change.New?.Begun > change.Old?.Begun).Select(static change => change.New!);
}
