namespace ScsLabs.Services.Config;

/// <summary>Records what becomes of resources: after each commit, as the recorder's role reads them, and evaluates the rules about them.</summary>
internal static class Recorder
{
    private const string Service = "config.amazonaws.com";
    private const string SessionName = "AWSConfig-Describe";

    /// <summary>Whether a commit changed a resource that some recorder may record.</summary>
    public static bool Concerns(Commit commit) => commit.World.Everywhere<RecorderRow>().Any(static recorder => recorder.IsRecording) && commit.Changes.Any(static change => KindOf(change) is not null);

    /// <summary>Records the resources that a commit changed.</summary>
    public static async Task FollowAsync(Commit commit, IActing acting, CancellationToken cancellationToken)
    {
        foreach (var changes in commit.Changes.Where(change => KindOf(change) is not null).GroupBy(change => RowOf(change).Place.Account))
        {
            foreach (var recorder in commit.World.Everywhere<RecorderRow>().Where(recorder => recorder.Account == changes.Key))
            {
                await RecordAsync(recorder, changes.Select(change => (KindOf(change)!, (IResource)RowOf(change), IsThere: change.After is not null)), acting, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Records all resources of a place, and that those are deleted which were recorded and aren't there any more.</summary>
    public static Task TakeStockAsync(Place place, IActing acting, CancellationToken cancellationToken)
    {
        var world = acting.World;
        return RecorderRow.In(place, world) is { } recorder ? RecordAsync(recorder, ResourceKinds.All.SelectMany(Stock), acting, cancellationToken) : Task.CompletedTask;

        IEnumerable<(ResourceKind Kind, IResource Row, bool IsThere)> Stock(ResourceKind kind)
        {
            var there = kind.All(place, world).ToList();
            var ids = there.Select(kind.IdOf).ToHashSet(StringComparer.Ordinal);
            return
            [
                .. there.Select(row => (kind, row, true)),
                .. RecordedResource.Of(kind.Type, place, world).Where(resource => resource.Last.IsThere && !ids.Contains(resource.ResourceId)).Select(resource => (kind, resource.Last.Row, false)),
            ];
        }
    }

    private static async Task RecordAsync(RecorderRow recorder, IEnumerable<(ResourceKind Kind, IResource Row, bool IsThere)> resources, IActing acting, CancellationToken cancellationToken)
    {
        var reads = new List<Reading>();
        RecordingFailure? failure = null;
        foreach (var (kind, row, isThere) in resources.Where(one => Records(recorder, one.Kind, one.Row)))
        {
            try
            {
                var configuration = isThere ? await kind.ReadAsync(row, await acting.AsRoleAsync(Service, recorder.Region, recorder.RoleArn, SessionName, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false) : null;

                // A later commit may have come before the reading. A row that is looked up after it is no older than what was read, so a rule never judges an older one.
                reads.Add(new(kind, isThere ? kind.Find(row, acting.World) ?? row : row, configuration));
            }
            catch (AwsException error) when (error.IsSender)
            {
                failure = new(error.Code, error.Message);
            }
        }

        acting.Write(draft => Put(recorder, reads, failure, draft, acting));
    }

    private static bool Records(RecorderRow recorder, ResourceKind kind, IResource row) =>
        recorder.IsRecording && (kind.IsGlobal || row.Place.Region == recorder.Region) && recorder.Group.Includes(kind.Type, kind.IsGlobal);

    private static bool Put(RecorderRow recorder, IReadOnlyList<Reading> reads, RecordingFailure? failure, Draft draft, IActing acting)
    {
        if (draft.Find<RecorderRow>(recorder.Place, recorder.Id) is not { IsRecording: true } now)
        {
            return false;
        }

        var at = acting.Now;
        foreach (var (kind, row, configuration) in reads)
        {
            var id = kind.IdOf(row);
            var before = draft.Find<RecordedResource>(recorder.Place, RecordedResource.IdOf(kind.Type, id));
            if (before is null ? configuration is null : before.Last.Configuration == configuration)
            {
                continue;
            }

            var status = configuration is null ? ConfigurationItemStatus.ResourceDeleted : before is null || !before.Last.IsThere ? ConfigurationItemStatus.ResourceDiscovered : ConfigurationItemStatus.Ok;
            var item = new ConfigurationItem(at, status, row, configuration);
            var recorded = before is null
                ? new RecordedResource { Account = recorder.Account, Region = recorder.Region, Type = kind.Type, ResourceId = id, Items = [item] }
                : before with { Items = before.Items.Add(item) };
            draft.Put(recorded);
            Evaluations.OfChange(recorded, draft, at);
        }

        if (failure != now.Failure)
        {
            draft.Put(now with { Failure = failure, StatusSince = at });
        }

        return true;
    }

    private static IRow RowOf(Change change) => (change.After ?? change.Before)!;

    private static ResourceKind? KindOf(Change change) => ResourceKinds.Of(RowOf(change));

    /// <summary>A resource as it was read; without a configuration where it was deleted.</summary>
    private sealed record Reading(ResourceKind Kind, IResource Row, string? Configuration);
}
