using System.Text;

namespace ScsLabs.Services.S3;

/// <summary>How an object comes to be: what it is asked for, whose it is, how it is encrypted.</summary>
internal static class NewObjects
{
    private const int MaxMetadata = 2048;

    /// <summary>What writing asks for, and beside it setting an ACL and tags at once.</summary>
    /// <param name="settings">What the request says of the object.</param>
    /// <param name="target">The key.</param>
    /// <param name="call">The call.</param>
    /// <param name="creates">Whether the request makes the object, and doesn't only begin it.</param>
    /// <param name="conditions">The request's condition keys.</param>
    public static IEnumerable<Ask> Asks(NewObjectSettings settings, KeyInBucket target, Call call, bool creates, IReadOnlyList<Condition> conditions)
    {
        var tags = ObjectTags.OfHeader(settings.Tagging);
        IReadOnlyList<Condition> ofTags = [.. ObjectTags.RequestConditions(tags)];
        yield return target.AskToPut(call, creates, [.. conditions, .. ofTags]);
        if (AclWish.Of(settings).IsGiven)
        {
            yield return target.Ask("s3:PutObjectAcl", call, AclWish.Conditions(conditions));
        }

        if (!tags.IsEmpty)
        {
            yield return target.Ask("s3:PutObjectTagging", call, ofTags);
        }
    }

    /// <summary>The version that a request makes, without its bytes.</summary>
    /// <exception cref="AwsError">The ACL isn't taken, KMS refuses, metadata or tags are too many, the storage class isn't emulated.</exception>
    public static ObjectVersion Make(NewObjectSettings settings, Bucket bucket, string key, Call call, AsCaller aws)
    {
        if (settings.StorageClass is StorageClass.Glacier or StorageClass.DeepArchive)
        {
            throw AwsError.NotEmulated($"objects of the storage class {settings.StorageClass.Value.ToWire()}, which must be restored");
        }

        var (owner, acl) = OwnerAndAcl(AclWish.Of(settings), bucket, key, call);
        return new()
        {
            VersionId = NewVersionId(bucket, call),
            LastModified = call.Timestamp,
            Owner = owner,
            Acl = acl,
            Metadata = Bounded(settings.Metadata),
            TagSet = ObjectTags.OfHeader(settings.Tagging),
            Encryption = Encryptions.ForNew(settings, bucket, key, aws),
            StorageClass = settings.StorageClass is S3.StorageClass.Standard ? null : settings.StorageClass,
        };
    }

    /// <summary>The id of a new version: each is unique while versions are kept.</summary>
    public static string NewVersionId(Bucket bucket, Call call) =>
        bucket.Versioning == BucketVersioningStatus.Enabled ? call.Ids.Unique("", 32) : ObjectVersion.Null;

    /// <summary>Whose a new object is, and its ACL.</summary>
    /// <exception cref="AwsError">AccessControlListNotSupported, AccessDenied for a public ACL that is blocked.</exception>
    public static (AccountId Owner, AccessControlList Acl) OwnerAndAcl(AclWish wish, Bucket bucket, string key, Call call)
    {
        if (bucket.IsOwnerEnforced)
        {
            return !wish.IsGiven || wish.IsBucketOwnerFullControl(bucket.Account)
                ? (bucket.Account, new AclWish(null, null).For(bucket.Account, bucket.Account))
                : throw S3Errors.AccessControlListNotSupported();
        }

        var writer = WriterOf(call);
        var owner = bucket.Ownership == ObjectOwnership.BucketOwnerPreferred && wish.HandsOver ? bucket.Account : writer;
        var acl = wish.For(owner, bucket.Account);
        PublicAcls.RequireNotBlocked(acl, bucket, "s3:PutObject", call, $"{bucket.Arn}/{key}");
        return (owner, acl);
    }

    /// <summary>The account that writes; an unsigned request writes for nobody.</summary>
    public static AccountId WriterOf(Call call) => call.Caller.Principal.Account ?? AccountId.Nobody;

    private static IReadOnlyDictionary<string, string> Bounded(IReadOnlyDictionary<string, string>? metadata)
    {
        var size = metadata?.Sum(entry => Encoding.UTF8.GetByteCount(entry.Key) + Encoding.UTF8.GetByteCount(entry.Value)) ?? 0;
        return size <= MaxMetadata ? metadata ?? ImmutableDictionary<string, string>.Empty : throw S3Errors.MetadataTooLarge(size);
    }
}
