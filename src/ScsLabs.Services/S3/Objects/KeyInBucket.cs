namespace ScsLabs.Services.S3;

/// <summary>The key that a request writes or deletes, at once or in parts.</summary>
/// <remarks>
/// INVARIANT: the bucket's owner decides who writes and deletes, whosever the object is that is written over.
/// Source: S3 User Guide, how-s3-evaluates-access-control.
/// </remarks>
/// <param name="Name">The name that the request gives.</param>
/// <param name="Existing">The row of the key; null where it was never written.</param>
internal sealed record KeyInBucket(ObjectName Name, S3Object? Existing) : IObjectInBucket
{
    /// <summary>The bucket.</summary>
    public Bucket Bucket => Name.Bucket;

    /// <inheritdoc />
    public AccountId? Owner => Bucket.Account;

    /// <summary>The version that is written over or deleted; null where there is none.</summary>
    public ObjectVersion? Met => Name.VersionOf(Existing);

    /// <summary>The key that a request names.</summary>
    /// <exception cref="AwsError">What <see cref="Bucket.Of"/> and <see cref="ObjectName.Of"/> throw.</exception>
    public static KeyInBucket Of(string bucketName, string key, string? expectedOwner, Call call, string? versionId = null)
    {
        var name = ObjectName.Of(Bucket.Of(bucketName, expectedOwner, call), key, versionId);
        return new(name, name.Row(call.View));
    }

    /// <inheritdoc />
    public PolicySet AddTo(PolicySet policies, Principal caller, WorldView view) => Bucket.AddTo(policies, caller, view) with
    {
        BucketOwner = Bucket.Account,
        ObjectOwner = Met is { IsDeleteMarker: false } met ? met.OwnerIn(Bucket) : null,
    };

    /// <summary>The ask for writing the object, or something on the way to it, from which policies may tell it: <c>s3:if-none-match</c> is for what creates the object.</summary>
    public Ask AskToPut(Call call, bool creates, params IEnumerable<Condition> conditions) =>
        this.Ask("s3:PutObject", call, [.. conditions, new("s3:ObjectCreationOperation", creates ? "true" : "false")]);
}
