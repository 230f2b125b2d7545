namespace ScsLabs.Services.S3;

/// <summary>The version of an object that a request reads, or whose ACL or tags it changes.</summary>
/// <remarks>
/// INVARIANT: whoever owns the version decides who reads it and its ACL; the denials of the bucket's policy count for all.
/// Source: S3 User Guide, how-s3-evaluates-access-control.
/// </remarks>
/// <param name="Name">The name that the request gives.</param>
/// <param name="Row">The row of the key; null where it was never written.</param>
/// <param name="Version">The version, which may be a delete marker; null where there is none.</param>
internal sealed record VersionInBucket(ObjectName Name, S3Object? Row, ObjectVersion? Version) : IObjectInBucket
{
    /// <summary>The bucket.</summary>
    public Bucket Bucket => Name.Bucket;

    /// <inheritdoc />
    public AccountId? Owner => Version?.OwnerIn(Bucket) ?? Bucket.Account;

    /// <summary>The version that a request names.</summary>
    /// <exception cref="AwsError">What <see cref="Bucket.Of"/> and <see cref="ObjectName.Of"/> throw.</exception>
    public static VersionInBucket Of(string bucketName, string key, string? versionId, string? expectedOwner, Call call) =>
        Of(Bucket.Of(bucketName, expectedOwner, call), key, versionId, call);

    /// <summary>The version in a bucket that is known.</summary>
    /// <exception cref="AwsError">What <see cref="ObjectName.Of"/> throws.</exception>
    public static VersionInBucket Of(Bucket bucket, string key, string? versionId, Call call)
    {
        var name = ObjectName.Of(bucket, key, versionId);
        var row = name.Row(call.View);
        return new(name, row, name.VersionOf(row));
    }

    /// <summary>The ask of who writes or deletes only what it knows by its entity tag: whether it is that one learns who may read it.</summary>
    public static Ask AskToKnow(string bucketName, string key, string? expectedOwner, Call call) => Of(bucketName, key, null, expectedOwner, call).Ask("s3:GetObject", call);

    /// <inheritdoc />
    public PolicySet AddTo(PolicySet policies, Principal caller, WorldView view)
    {
        var ofBucket = Bucket.AddTo(policies, caller, view) with { BucketOwner = Bucket.Account };
        return Version is null ? ofBucket : ofBucket with
        {
            AccessControlList = Bucket.IsOwnerEnforced ? null : Version.Acl,
            ResourceOnlyDenies = Owner != Bucket.Account,
        };
    }

    /// <inheritdoc />
    IEnumerable<Condition> IResource.Conditions(WorldView view) =>
        [.. Name.Conditions, .. Version?.TagSet.Select(tag => new Condition($"s3:ExistingObjectTag/{tag.Key}", tag.Value)) ?? []];

    /// <summary>The version that is there to be read.</summary>
    /// <exception cref="AwsError">NoSuchKey, NoSuchVersion, MethodNotAllowed for a delete marker that is named; AccessDenied for who may not even list the bucket.</exception>
    public ObjectVersion OrNotFound(Call call)
    {
        if (Version is { IsDeleteMarker: false } version)
        {
            return version;
        }

        call.Authorize(new Ask("s3:ListBucket", Bucket.Arn, Bucket) { Shown = Bucket.Shown(Bucket.Arn), Tells = Bucket.TellsTo(call) });
        throw Version switch
        {
            { } marker when Name.VersionId is not null => S3Errors.MethodNotAllowedOnMarker(marker.VersionId, marker.LastModified),
            { } marker => S3Errors.NoSuchKeyBehindMarker(Name.Key, marker.VersionId),
            _ when Name.VersionId is not null => S3Errors.NoSuchVersion(Name.Key, Name.VersionId),
            _ => S3Errors.NoSuchKey(Name.Key),
        };
    }

    /// <summary>Puts a changed version in the place of the one that was found.</summary>
    public void Replace(Draft draft, ObjectVersion version) => Row!.Replace(draft, version);
}
