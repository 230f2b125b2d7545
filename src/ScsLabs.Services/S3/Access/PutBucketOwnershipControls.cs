namespace ScsLabs.Services.S3;

/// <summary>Sets Object Ownership. BucketOwnerEnforced takes effect on all that is there, and gives back nothing and nobody when it ends: owners and ACLs are as they were.</summary>
/// <remarks>Errors: NoSuchBucket, InvalidBucketAclWithObjectOwnership. Source: S3 API Reference, PutBucketOwnershipControls.</remarks>
[Operation<S3Api>]
public sealed record PutBucketOwnershipControls(
    [Target<Bucket>(With = nameof(ExpectedBucketOwner))] string Bucket,
    [Payload] OwnershipControls OwnershipControls,
    [Header("x-amz-expected-bucket-owner")] string? ExpectedBucketOwner = null)
{
    /// <summary>Sets it.</summary>
    public static void Handle(PutBucketOwnershipControls request, Bucket bucket, Draft draft)
    {
        if (request.OwnershipControls.Rules is not [var rule])
        {
            throw S3Errors.MalformedXml();
        }

        // The ACL of the bucket would lose its effect on those outside without a word; its owner must first take it back.
        if (rule.ObjectOwnership == ObjectOwnership.BucketOwnerEnforced && bucket.Acl.Grants.Any(grant => grant.Grantee != new AclGrantee.Account(bucket.Account)))
        {
            throw S3Errors.InvalidAcl();
        }

        draft.Put(bucket with { Ownership = rule.ObjectOwnership });
    }
}
