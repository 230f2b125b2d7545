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
            if (acting.World.Find<TrailRow>(delivery.Place, delivery.Id) is { } trail && log.Undelivered(trail, TrailDelivery.Of(trail, acting.World)) is { Count: > 0 } events)
            {
                var to = new Dictionary<string, long>(StringComparer.Ordinal);
                var error = await DeliverAsync(trail, events, to, acting, cancellationToken).ConfigureAwait(false);
                acting.Write(draft => Note(trail, to, error, draft, acting.Now));
            }
        }
    }

    /// <summary>Writes a file, or several, for each Region.</summary>
    /// <param name="trail">The trail.</param>
    /// <param name="events">What to deliver.</param>
    /// <param name="to">Gets the number of the last event that was delivered, by Region.</param>
    /// <param name="acting">The services.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The code of the error with which S3 refused a file; null for none.</returns>
    private static async Task<string?> DeliverAsync(TrailRow trail, IReadOnlyList<CallEvent> events, Dictionary<string, long> to, IActing acting, CancellationToken cancellationToken)
    {
        var region = acting.World.Find(Bucket.ByName, trail.Bucket)?.Region ?? trail.Region;
        var s3 = new S3Client(acting.AsService(CloudTrailApi.Principal, region, trail.Arn, trail.Account));
        try
        {
            foreach (var file in events.GroupBy(static happened => happened.Region, StringComparer.Ordinal).SelectMany(static ofRegion => ofRegion.Chunk(MostOfFile)))
            {
                await s3.PutObjectAsync(TrailFiles.Put(trail, TrailFiles.NewKey(trail, file[0].Region, acting.Now, acting.Ids), TrailFiles.Of(file, trail.Account)), cancellationToken).ConfigureAwait(false);
                to[file[^1].Region] = file[^1].Number;
            }

            return null;
        }
        catch (AwsException refused) when (refused.IsSender)
        {
            return refused.Code;
        }
    }

    /// <summary>Notes what became of a delivery. A trail that was deleted meanwhile has no deliveries any more.</summary>
    private static bool Note(TrailRow trail, Dictionary<string, long> to, string? error, Draft draft, DateTimeOffset now)
    {
        var delivery = TrailDelivery.Of(trail, draft);
        if (delivery is not null)
        {
            draft.Put(delivery.After(to, error, now));
        }

        return delivery is not null;
    }

    private static IEnumerable<TrailDelivery> Begun(Commit commit) => commit.Changes.OfType<Change<TrailDelivery>>().Where(static change => change.New?.Begun > change.Old?.Begun).Select(static change => change.New!);
}
