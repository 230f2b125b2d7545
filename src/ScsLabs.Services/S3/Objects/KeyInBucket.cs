namespace ScsLabs.Services.S3;

/// <summary>The key that a request writes or deletes, in one request or in parts.</summary>
/// <remarks>
/// INVARIANT: the bucket's owner decides who writes and deletes, even where another account owns the object.
/// Source: S3 User Guide, how-s3-evaluates-access-control.
/// </remarks>
/// <param name="Name">The name of the object in the request.</param>
/// <param name="Existing">The object that is there; null where there is none.</param>
internal sealed record KeyInBucket(ObjectName Name, S3Object? Existing) : IObjectInBucket
{
    /// <summary>The bucket.</summary>
    public Bucket Bucket => Name.Bucket;

    /// <inheritdoc />
    public AccountId? Owner => Bucket.Account;

    /// <summary>The version that is overwritten or deleted; null where there is none.</summary>
    public ObjectVersion? Met => Name.VersionOf(Existing);

    /// <summary>Finds the key that a request names.</summary>
    /// <exception cref="AwsException">The errors of <see cref="Bucket.Of"/> and <see cref="ObjectName.Of"/>.</exception>
    public static KeyInBucket Of(string bucketName, string key, string? expectedOwner, Call call, string? versionId = null)
    {
        var name = ObjectName.Of(Bucket.Of(bucketName, expectedOwner, call), key, versionId);
        return new(name, name.Find(call.View));
    }

    /// <inheritdoc />
    public PolicySet AddTo(PolicySet policies, Principal caller, WorldView view) => Bucket.AddTo(policies, caller, view) with
    {
        BucketOwner = Bucket.Account,
        ObjectOwner = Met is { IsDeleteMarker: false } met ? met.OwnerIn(Bucket) : null,
    };

    /// <summary>Creates the ask to write the object or a part of it. <c>s3:ObjectCreationOperation</c> tells policies whether the request creates the object.</summary>
    public Ask AskToPut(Call call, bool creates, params IEnumerable<Condition> conditions) =>
        this.Ask("s3:PutObject", call, [.. conditions, new("s3:ObjectCreationOperation", creates ? "true" : "false")]);
}
