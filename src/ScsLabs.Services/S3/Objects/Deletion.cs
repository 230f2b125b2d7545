using ScsLabs.Services.Events;

namespace ScsLabs.Services.S3;

/// <summary>Deletes objects and versions.</summary>
/// <remarks>Source: S3 User Guide, DeletingObjectVersions and DeleteMarker.</remarks>
internal static class Deletion
{
    /// <summary>Deletes a version permanently, or a key: permanently without versioning, else by a delete marker.</summary>
    /// <exception cref="AwsException">InvalidArgument for an id that no version can have, AccessDenied for a locked version.</exception>
    public static DeleteObject.Result Of(KeyInBucket target, bool bypassesGovernance, Call call, Draft draft)
    {
        var ((bucket, key, versionId), existing) = target;
        target.Name.RequireVersions();
        if (versionId is not null)
        {
            var version = target.Met;
            if (version is not null)
            {
                ObjectLocks.RequireDeletable(version, target, bypassesGovernance, call);
                existing!.Remove(draft, version);
                ObjectEvents.Deleted(new(bucket, key, null, versionId), call, draft);
            }

            return new(version?.IsDeleteMarker == true ? true : null, versionId);
        }

        if (bucket.Versioning is null)
        {
            if (existing is not null)
            {
                draft.Remove(existing);
                ObjectEvents.Deleted(new(bucket, key, null, null), call, draft);
            }

            return new(null, null);
        }

        var marker = new ObjectVersion { VersionId = NewObjects.NewVersionId(bucket, call), LastModified = call.Timestamp, Owner = NewObjects.WriterOf(call), IsDeleteMarker = true };
        S3Object.Write(draft, bucket, key, marker);
        ObjectEvents.Deleted(new(bucket, key, marker), call, draft);
        return new(true, marker.VersionId);
    }
}
