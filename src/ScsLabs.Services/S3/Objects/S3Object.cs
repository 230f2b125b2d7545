namespace ScsLabs.Services.S3;

/// <summary>An object with all its versions.</summary>
internal sealed record S3Object : IRow<S3Object>
{
    /// <summary>The place of the bucket's objects.</summary>
    public required Place Place { get; init; }

    /// <summary>The key.</summary>
    public required string Key { get; init; }

    /// <summary>The versions, oldest first; the last is the current one.</summary>
    public required ImmutableList<ObjectVersion> Versions { get; init; }

    /// <inheritdoc />
    public string Id => KeyOrder.IdOf(Key);

    /// <summary>The current version, which may be a delete marker.</summary>
    public ObjectVersion Current => Versions[^1];

    /// <summary>Finds a version by id; null for none.</summary>
    public ObjectVersion? Find(string versionId) => Versions.Find(version => version.VersionId == versionId);

    /// <summary>Writes a version of an object.</summary>
    /// <remarks>Without versioning, and while it is suspended, the new version replaces the one with the id <c>null</c>.</remarks>
    internal static void Write(Draft draft, Bucket bucket, string key, ObjectVersion version)
    {
        var existing = In(draft, bucket, key) ?? new() { Place = bucket.Objects, Key = key, Versions = [] };
        var kept = version.VersionId == ObjectVersion.Null ? existing.Versions.RemoveAll(static old => old.VersionId == ObjectVersion.Null) : existing.Versions;
        draft.Put(existing with { Versions = kept.Add(version) });
    }

    /// <summary>Deletes a version permanently, and the object with its last version.</summary>
    internal void Remove(Draft draft, ObjectVersion version)
    {
        var left = Versions.Remove(version);
        if (left.IsEmpty)
        {
            draft.Remove(this);
        }
        else
        {
            draft.Put(this with { Versions = left });
        }
    }

    /// <summary>Replaces the version with the same id by a changed one.</summary>
    internal void Replace(Draft draft, ObjectVersion version) =>
        draft.Put(this with { Versions = Versions.SetItem(Versions.FindIndex(old => old.VersionId == version.VersionId), version) });

    /// <summary>Finds an object in a bucket by key; null for none.</summary>
    internal static S3Object? In(WorldView view, Bucket bucket, string key) => view.Find<S3Object>(bucket.Objects, KeyOrder.IdOf(key));
}
