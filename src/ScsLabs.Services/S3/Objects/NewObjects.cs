using System.Text;

namespace ScsLabs.Services.S3;

/// <summary>Creates the version that a request writes: asks for it, and determines its owner, ACL and encryption.</summary>
internal static class NewObjects
{
    private const int MaxMetadata = 2048;

    /// <summary>Asks to write an object, to set its ACL where the request has one and ACLs apply, and to set the tags, the retention and the legal hold that the request has.</summary>
    /// <param name="settings">The settings of the new object.</param>
    /// <param name="target">The key that is written.</param>
    /// <param name="call">The call.</param>
    /// <param name="creates">Whether the request creates the object; an upload in parts creates it when it is completed.</param>
    /// <param name="conditions">The request's condition keys.</param>
    public static IEnumerable<Ask> Asks(NewObjectSettings settings, KeyInBucket target, Call call, bool creates, IReadOnlyList<Condition> conditions)
    {
        var tags = ObjectTags.OfHeader(settings.Tagging);
        IReadOnlyList<Condition> ofTags = [.. ObjectTags.RequestConditions(tags)];
        yield return target.AskToPut(call, creates, [.. conditions, .. ofTags, .. settings.Lock.Conditions(call)]);

        // Without ACLs none is set: bucket-owner-full-control is accepted without effect, and any other is refused.
        if (AclWish.Of(settings).IsGiven && !target.Bucket.IsOwnerEnforced)
        {
            yield return target.Ask("s3:PutObjectAcl", call, AclWish.Conditions(conditions));
        }

        if (!tags.IsEmpty)
        {
            yield return target.Ask("s3:PutObjectTagging", call, ofTags);
        }

        foreach (var ask in settings.Lock.Asks(target, call))
        {
            yield return ask;
        }
    }

    /// <summary>Creates the version that a request writes, without its bytes.</summary>
    /// <exception cref="AwsException">The ACL isn't accepted, KMS refuses, metadata or tags are too large, the bucket can't lock the object.</exception>
    public static ObjectVersion Make(NewObjectSettings settings, Bucket bucket, string key, Call call, AsCaller aws)
    {
        var (owner, acl) = OwnerAndAcl(AclWish.Of(settings), bucket, key, call);
        return new()
        {
            VersionId = NewVersionId(bucket, call),
            LastModified = call.Timestamp,
            Owner = owner,
            Acl = acl,
            Metadata = Bounded(settings.Metadata),
            TagSet = ObjectTags.OfHeader(settings.Tagging),
            Retention = settings.Lock.RetentionIn(bucket, call),
            LegalHold = settings.Lock.ObjectLockLegalHoldStatus,
            Encryption = Encryptions.ForNew(settings, bucket, key, aws),
            StorageClass = settings.StorageClass is S3.StorageClass.Standard ? null : settings.StorageClass,
        };
    }

    /// <summary>Creates the id of a new version: a unique one with versioning, else <c>null</c>.</summary>
    public static string NewVersionId(Bucket bucket, Call call) =>
        bucket.Versioning == BucketVersioningStatus.Enabled ? call.Ids.Unique("", 32) : ObjectVersion.Null;

    /// <summary>Determines the owner and the ACL of a new object.</summary>
    /// <exception cref="AwsException">AccessControlListNotSupported, AccessDenied for a public ACL that is blocked.</exception>
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

    /// <summary>The account of the caller, or the one for which S3 delivers a log; nobody's for an unsigned request.</summary>
    public static AccountId WriterOf(Call call) => call.Caller.Principal.Account ?? (call.Caller.Principal.Name == AccessLogDelivery.Service ? call.Account : AccountId.Nobody);

    private static IReadOnlyDictionary<string, string> Bounded(IReadOnlyDictionary<string, string>? metadata)
    {
        var size = metadata?.Sum(entry => Encoding.UTF8.GetByteCount(entry.Key) + Encoding.UTF8.GetByteCount(entry.Value)) ?? 0;
        return size <= MaxMetadata ? metadata ?? ImmutableDictionary<string, string>.Empty : throw S3Errors.MetadataTooLarge(size);
    }
}
