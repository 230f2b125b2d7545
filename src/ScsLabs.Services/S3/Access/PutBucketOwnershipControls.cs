namespace ScsLabs.Services.S3;

/// <summary>Sets Object Ownership. BucketOwnerEnforced applies to all existing objects; when it is disabled again, owners and ACLs are as before.</summary>
/// <remarks>Errors: NoSuchBucket, InvalidBucketAclWithObjectOwnership. Source: S3 API Reference, PutBucketOwnershipControls.</remarks>
[Operation<S3Api>]
public sealed record PutBucketOwnershipControls(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Payload] OwnershipControls OwnershipControls,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Sets the rule.</summary>
    internal static void Handle(PutBucketOwnershipControls request, Bucket bucket, Draft draft)
    {
        if (request.OwnershipControls.Rules is not [var rule])
        {
            throw S3Errors.MalformedXml();
        }

        // The bucket ACL's grants to others would lose their effect silently; the owner must remove them first.
        if (rule.ObjectOwnership == ObjectOwnership.BucketOwnerEnforced && bucket.Acl.Grants.Any(grant => grant.Grantee != new AclGrantee.Account(bucket.Account)))
        {
            throw S3Errors.InvalidAcl();
        }

        draft.Put(bucket with { Ownership = rule.ObjectOwnership });
    }
}
