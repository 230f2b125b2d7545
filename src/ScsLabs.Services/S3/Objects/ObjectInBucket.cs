namespace ScsLabs.Services.S3;

/// <summary>A key in a bucket as a request means it: the version where there is one, and who decides about it.</summary>
/// <remarks>
/// INVARIANT: whoever owns the version decides who reads it and its ACL; the bucket's owner decides who writes and deletes, and its policy's denials count for all.
/// Source: S3 User Guide, how-s3-evaluates-access-control.
/// </remarks>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The key.</param>
/// <param name="VersionId">The version that the request names; null for the current one.</param>
/// <param name="Existing">The row; null where the key was never written.</param>
/// <param name="Version">The version that is read or changed; null where there is none, and for a request that writes or deletes.</param>
internal sealed record ObjectInBucket(Bucket Bucket, string Key, string? VersionId, S3Object? Existing, ObjectVersion? Version) : IHasResourcePolicy
{
    /// <inheritdoc />
    public Place Place => Bucket.Objects;

    /// <inheritdoc />
    public string Id => KeyOrder.IdOf(Key);

    /// <inheritdoc />
    public string Arn => $"{Bucket.Arn}/{Key}";

    /// <inheritdoc />
    public AccountId? Owner => Version is null ? Bucket.Account : OwnerOf(Bucket, Version);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc />
    public AttachedPolicy? ResourcePolicy => Bucket.ResourcePolicy;

    /// <summary>The version that a write or delete meets; null where there is none.</summary>
    private ObjectVersion? Met => VersionId is null ? Existing?.Current : Existing?.Find(VersionId);

    /// <summary>The object that a request reads or changes.</summary>
    /// <exception cref="AwsError">What <see cref="Bucket.Of"/> throws, KeyTooLongError, InvalidArgument for an empty version id.</exception>
    public static ObjectInBucket Read(string bucketName, string key, string? versionId, string? expectedOwner, Call call) =>
        ReadIn(Bucket.Of(bucketName, expectedOwner, call), key, versionId, call);

    /// <summary>The object in a bucket that is known.</summary>
    /// <exception cref="AwsError">KeyTooLongError, InvalidArgument for an empty version id.</exception>
    public static ObjectInBucket ReadIn(Bucket bucket, string key, string? versionId, Call call)
    {
        var existing = S3Object.In(call.View, bucket, RequireValid(key, versionId));
        return new(bucket, key, versionId, existing, versionId is null ? existing?.Current : existing?.Find(versionId));
    }

    /// <summary>The key that a request writes or deletes.</summary>
    /// <exception cref="AwsError">What <see cref="Bucket.Of"/> throws, KeyTooLongError, InvalidArgument for an empty version id.</exception>
    public static ObjectInBucket Written(string bucketName, string key, string? versionId, string? expectedOwner, Call call)
    {
        var bucket = Bucket.Of(bucketName, expectedOwner, call);
        return new(bucket, key, versionId, S3Object.In(call.View, bucket, RequireValid(key, versionId)), null);
    }

    /// <summary>The account that a version belongs to.</summary>
    public static AccountId OwnerOf(Bucket bucket, ObjectVersion version) => bucket.IsOwnerEnforced ? bucket.Account : version.Owner;

    /// <inheritdoc />
    public PolicySet AddTo(PolicySet policies, Principal caller, WorldView view)
    {
        var ofBucket = Bucket.AddTo(policies, caller, view) with { BucketOwner = Bucket.Account };
        return Version is null ? ofBucket with { ObjectOwner = Met is { IsDeleteMarker: false } met ? OwnerOf(Bucket, met) : null } : ofBucket with
        {
            AccessControlList = Bucket.IsOwnerEnforced ? null : Version.Acl,
            ResourceOnlyDenies = Owner != Bucket.Account,
        };
    }

    /// <inheritdoc />
    IEnumerable<Condition> IResource.Conditions(WorldView view)
    {
        yield return new("aws:ResourceAccount", Bucket.Account.ToString());
        yield return new("s3:ResourceAccount", Bucket.Account.ToString());
        if (VersionId is not null)
        {
            yield return new("s3:versionid", VersionId);
        }

        if (Version is not null)
        {
            foreach (var (key, value) in Version.TagSet)
            {
                yield return new($"s3:ExistingObjectTag/{key}", value);
            }
        }
    }

    /// <summary>The ask for an action on it.</summary>
    public Ask Ask(string action, Call call, IReadOnlyList<Condition>? conditions = null) =>
        new(action, Arn, this) { Shown = Bucket.Shown(Arn), Tells = Bucket.TellsTo(call), Conditions = conditions ?? [] };

    /// <summary>The ask of who writes or deletes only what it knows by its entity tag: whether it is that one learns who may read it.</summary>
    public static Ask AskToKnow(string bucketName, string key, string? expectedOwner, Call call) => Read(bucketName, key, null, expectedOwner, call).Ask("s3:GetObject", call);

    /// <summary>The ask for writing the object, or something on the way to it, from which policies may tell it: <c>s3:if-none-match</c> is for what creates the object.</summary>
    public Ask AskToPut(Call call, bool creates, params IEnumerable<Condition> conditions) =>
        Ask("s3:PutObject", call, [.. conditions, new("s3:ObjectCreationOperation", creates ? "true" : "false")]);

    /// <summary>The ask for an action whose name says whether a version is named: <c>s3:GetObject</c>, <c>s3:GetObjectVersion</c>.</summary>
    public Ask AskVersioned(string action, string versioned, Call call, IReadOnlyList<Condition>? conditions = null) => Ask(VersionId is null ? action : versioned, call, conditions);

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
            { } marker when VersionId is not null => S3Errors.MethodNotAllowedOnMarker(marker.VersionId, marker.LastModified),
            { } marker => S3Errors.NoSuchKeyBehindMarker(Key, marker.VersionId),
            _ when VersionId is not null => S3Errors.NoSuchVersion(Key, VersionId),
            _ => S3Errors.NoSuchKey(Key),
        };
    }

    private static string RequireValid(string key, string? versionId)
    {
        if (versionId is "")
        {
            throw S3Errors.InvalidArgument("Version id cannot be the empty string", "versionId");
        }

        var size = System.Text.Encoding.UTF8.GetByteCount(key);
        return size <= 1024 ? key : throw S3Errors.KeyTooLong(size);
    }
}
