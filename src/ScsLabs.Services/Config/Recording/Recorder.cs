namespace ScsLabs.Services.Config;

/// <summary>Records what becomes of resources: after each commit, as the recorder's role reads them, and has the rules about them evaluated.</summary>
internal static class Recorder
{
    private const string SessionName = "AWSConfig-Describe";

    /// <summary>Whether a commit changed a resource that some recorder may record.</summary>
    public static bool Concerns(Commit commit) => commit.World.Count(RecorderRow.Recording, true) > 0 && commit.Changes.Any(static change => ResourceKinds.Follow((change.After ?? change.Before)!));

    /// <summary>Records the resources that a commit changed.</summary>
    public static async Task FollowAsync(Commit commit, IActing acting, CancellationToken cancellationToken)
    {
        foreach (var account in commit.Changes.SelectMany(change => Touched(change, commit.World)).GroupBy(one => one.Row.Place.Account))
        {
            foreach (var recorder in commit.World.All(RecorderRow.RecordingFor, account.Key))
            {
                // A resource that was renamed is gone under one name and there under the other.
                var resources = account.GroupBy(one => (one.Kind, one.Kind.IdOf(one.Row))).Select(touched => touched.MaxBy(one => one.IsThere)!);
                await RecordAsync(recorder, resources, acting, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Records all resources of a place, and that those are deleted which were recorded and aren't there any more.</summary>
    public static Task TakeStockAsync(Place place, IActing acting, CancellationToken cancellationToken)
    {
        var world = acting.World;
        return RecorderRow.In(place, world) is { } recorder ? RecordAsync(recorder, ResourceKinds.All.SelectMany(Stock), acting, cancellationToken) : Task.CompletedTask;

        IEnumerable<Resource> Stock(ResourceKind kind)
        {
            var there = kind.All(place, world).ToList();
            var ids = there.Select(kind.IdOf).ToHashSet(StringComparer.Ordinal);
            return
            [
                .. there.Select(row => new Resource(kind, row, IsThere: true)),
                .. RecordedResource.Of(kind.Type, place, world).Where(resource => resource.Last.IsThere && !ids.Contains(resource.ResourceId)).Select(resource => new Resource(kind, resource.Last.Row, IsThere: false)),
            ];
        }
    }

    private static IEnumerable<Resource> Touched(Change change, World world) =>
        from row in (IEnumerable<IRow?>)[change.After, change.Before]
        where row is not null
        from link in ResourceKinds.LinksOf(row)
        from resource in link.Resources(row, world)
        let now = link.Kind.Find(resource, world)
        select new Resource(link.Kind, now ?? resource, now is not null);

    private static async Task RecordAsync(RecorderRow recorder, IEnumerable<Resource> resources, IActing acting, CancellationToken cancellationToken)
    {
        var reads = new List<Reading>();
        RecordingFailure? failure = null;
        foreach (var (kind, row, isThere) in resources.Where(one => Records(recorder, one.Kind, one.Row)))
        {
            try
            {
                var description = isThere ? await kind.ReadAsync(row, await AsRoleAsync(recorder, acting, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false) : null;

                // A later commit may have come before the reading. A row that is looked up after it is no older than what was read, so a rule never judges an older one.
                var world = acting.World;
                var now = isThere ? kind.Find(row, world) ?? row : row;
                reads.Add(new(kind, now, kind.PartsOf(now, world), description));
            }
            catch (AwsException gone) when (gone.IsSender && isThere && kind.Find(row, acting.World) is null)
            {
                // What deleted the resource meanwhile has it recorded as deleted.
            }
            catch (AwsException error) when (error.IsSender)
            {
                failure = new(error.Code, error.Message);
            }
        }

        if (reads.Count > 0 || failure is not null)
        {
            await Recordings.PutAsync(recorder, reads, failure, acting, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task<IServiceTransport> AsRoleAsync(RecorderRow recorder, IActing acting, CancellationToken cancellationToken) =>
        acting.AsRoleAsync(ConfigService.Principal, recorder.Region, recorder.RoleArn, SessionName, ConfigService.SourceArn(recorder.Place), recorder.Account, cancellationToken);

    private static bool Records(RecorderRow recorder, ResourceKind kind, IResource row) =>
        recorder.IsRecording && (kind.IsGlobal || row.Place.Region == recorder.Region) && recorder.Group.Includes(kind.Type, kind.IsGlobal);

    private sealed record Resource(ResourceKind Kind, IResource Row, bool IsThere);
}
