namespace ScsLabs.Services.S3;

/// <summary>The version of an object that a request reads, or whose ACL or tags it reads or changes.</summary>
/// <remarks>
/// INVARIANT: whoever owns the version decides who reads it and its ACL; the denials of the bucket's policy count for all.
/// Source: S3 User Guide, how-s3-evaluates-access-control.
/// </remarks>
/// <param name="Name">The name of the object in the request.</param>
/// <param name="Existing">The object; null where there is none.</param>
/// <param name="Version">The version, which may be a delete marker; null where there is none.</param>
internal sealed record VersionInBucket(ObjectName Name, S3Object? Existing, ObjectVersion? Version) : IObjectInBucket
{
    /// <summary>The bucket.</summary>
    public Bucket Bucket => Name.Bucket;

    /// <inheritdoc />
    public AccountId? Owner => Version?.OwnerIn(Bucket) ?? Bucket.Account;

    /// <summary>Finds the version that a request names.</summary>
    /// <exception cref="AwsException">The errors of <see cref="Bucket.Of"/> and <see cref="ObjectName.Of"/>.</exception>
    public static VersionInBucket Of(string bucketName, string key, string? versionId, string? expectedOwner, Call call) =>
        Of(Bucket.Of(bucketName, expectedOwner, call), key, versionId, call);

    /// <summary>Finds a version in a known bucket.</summary>
    /// <exception cref="AwsException">The errors of <see cref="ObjectName.Of"/>.</exception>
    public static VersionInBucket Of(Bucket bucket, string key, string? versionId, Call call)
    {
        var name = ObjectName.Of(bucket, key, versionId);
        var existing = name.Find(call.View);
        return new(name, existing, name.VersionOf(existing));
    }

    /// <summary>Creates the ask to read an object, for writes and deletions on condition of its entity tag: they tell the caller whether it has that tag.</summary>
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

    /// <summary>Returns the version to read, or throws where there is none or it is a delete marker.</summary>
    /// <exception cref="AwsException">NoSuchKey, NoSuchVersion, InvalidArgument, MethodNotAllowed for a delete marker that is named; AccessDenied for callers who may not list the key.</exception>
    public ObjectVersion OrNotFound(Call call) => Require(call, marker => Name.VersionId is null ? S3Errors.NoSuchKeyBehindMarker(Name.Key, marker.VersionId) : S3Errors.MethodNotAllowedOnMarker("GET", marker));

    /// <summary>Returns the version whose tags are read or changed, or whose ACL is set, or throws where there is none or it is a delete marker, which has neither.</summary>
    /// <exception cref="AwsException">As <see cref="OrNotFound"/>, but MethodNotAllowed for any delete marker.</exception>
    public ObjectVersion OrNotAllowed(string method, Call call) => Require(call, marker => S3Errors.MethodNotAllowedOnMarker(method, marker));

    /// <summary>Returns the version to copy, or throws where there is none or it is a delete marker.</summary>
    /// <exception cref="AwsException">As <see cref="OrNotFound"/>, but InvalidRequest for a delete marker that is named, ObjectNotInActiveTierError for an archived version.</exception>
    public ObjectVersion OrNotCopied(Call call)
    {
        var version = Require(call, marker => Name.VersionId is null ? S3Errors.NoSuchKeyBehindMarker(Name.Key, marker.VersionId)
            : S3Errors.InvalidRequest("The source of a copy request may not specifically refer to a delete marker by version id."));
        return version.IsArchived ? throw S3Errors.NotInActiveTier() : version;
    }

    private ObjectVersion Require(Call call, Func<ObjectVersion, AwsException> onMarker)
    {
        if (Version is { IsDeleteMarker: false } version)
        {
            return version;
        }

        call.Authorize(AskToLearn(call));
        Name.RequireVersions();
        throw Version is { } marker ? onMarker(marker) : Name.VersionId is { } id ? S3Errors.NoSuchVersion(Name.Key, id) : S3Errors.NoSuchKey(Name.Key);
    }

    /// <summary>Creates the ask to learn that the key isn't there: a list of the keys that begin with it would tell the same.</summary>
    private Ask AskToLearn(Call call) =>
        new("s3:ListBucket", Bucket.Arn, Bucket) { Shown = Bucket.Shown(Bucket.Arn), Tells = Bucket.TellsTo(call), Conditions = [new("s3:prefix", Name.Key)] };

    /// <summary>Replaces the version by a changed one.</summary>
    public void Replace(Draft draft, ObjectVersion version) => Existing!.Replace(draft, version);
}
