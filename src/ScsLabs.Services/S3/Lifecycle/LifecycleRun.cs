using ScsLabs.Services.Events;

namespace ScsLabs.Services.S3;

/// <summary>Follows the rules of a bucket's lifecycle once. S3 does it by itself; no policy is asked.</summary>
internal static class LifecycleRun
{
    /// <summary>The most rows that are changed in one turn of the writers.</summary>
    private const int Batch = 500;

    /// <summary>Looks at all objects and uploads outside of the writers' turn, and changes those that a rule concerns, which are looked at again.</summary>
    public static Task RunAsync(string bucketName, IActing acting, CancellationToken cancellationToken)
    {
        var (world, now) = (acting.World, acting.Now);
        if (world.Find(Bucket.ByName, bucketName) is not { } bucket || BucketLifecycle.Of(bucket, world) is not { } lifecycle)
        {
            return Task.CompletedTask;
        }

        var actions = new LifecycleActions(lifecycle, now);
        foreach (var uploads in world.All<MultipartUpload>(bucket.Objects).Where(actions.Aborts).Chunk(Batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            acting.Write(draft => Remove(uploads, draft));
        }

        foreach (var objects in world.All<S3Object>(bucket.Objects).Where(actions.Concern).Chunk(Batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            acting.Write(draft => Apply(bucketName, objects, now, draft, acting));
        }

        return Task.CompletedTask;
    }

    private static int Remove(MultipartUpload[] uploads, Draft draft)
    {
        foreach (var upload in uploads)
        {
            draft.Remove(upload);
        }

        return uploads.Length;
    }

    private static int Apply(string bucketName, S3Object[] objects, DateTimeOffset now, Draft draft, IActing acting)
    {
        if (draft.Find(Bucket.ByName, bucketName) is { } bucket && BucketLifecycle.Of(bucket, draft) is { } lifecycle)
        {
            var actions = new LifecycleActions(lifecycle, now);
            var cause = new EventCause(acting.Ids.Unique("", 16), "s3.amazonaws.com", null, now);
            foreach (var found in objects.Select(found => S3Object.In(draft, bucket, found.Key)).OfType<S3Object>())
            {
                new ObjectTurn(bucket, actions, cause, acting.Ids, draft).Apply(found);
            }
        }

        return objects.Length;
    }

    /// <summary>Changes one object.</summary>
    private readonly record struct ObjectTurn(Bucket Bucket, LifecycleActions Actions, EventCause Cause, IdSource Ids, Draft Draft)
    {
        public void Apply(S3Object found)
        {
            for (var index = 0; index < found.Versions.Count; index++)
            {
                var version = found.Versions[index];
                if (Actions.RemovesNoncurrent(found, index))
                {
                    S3Object.In(Draft, Bucket, found.Key)!.Remove(Draft, version);
                    ObjectEvents.Expired(new(Bucket, found.Key, null, version.VersionId), Cause, Draft);
                }
                else if (Actions.ClassFor(found, index) is { } storageClass)
                {
                    var moved = version with { StorageClass = storageClass };
                    S3Object.In(Draft, Bucket, found.Key)!.Replace(Draft, moved);
                    ObjectEvents.Moved(new(Bucket, found.Key, moved), Cause, Draft);
                }
            }

            // What was the last version behind a delete marker may be gone now.
            if (S3Object.In(Draft, Bucket, found.Key) is { } left && Actions.Expires(left))
            {
                Expire(left);
            }
        }

        private void Expire(S3Object found)
        {
            if (found.Current.IsDeleteMarker || Bucket.Versioning is null)
            {
                Draft.Remove(found);
                ObjectEvents.Expired(new(Bucket, found.Key, null, Bucket.Versioning is null ? null : found.Current.VersionId), Cause, Draft);
                return;
            }

            var marker = new ObjectVersion { VersionId = Bucket.Versioning == BucketVersioningStatus.Enabled ? Ids.Unique("", 32) : ObjectVersion.Null, LastModified = Cause.At, Owner = Bucket.Account, IsDeleteMarker = true };
            S3Object.Write(Draft, Bucket, found.Key, marker);
            ObjectEvents.Expired(new(Bucket, found.Key, marker), Cause, Draft);
        }
    }
}
