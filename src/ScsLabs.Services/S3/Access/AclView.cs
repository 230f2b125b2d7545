namespace ScsLabs.Services.S3;

/// <summary>Shows ACLs in answers with the grants that are in effect.</summary>
internal static class AclView
{
    /// <summary>The grants of an ACL: under BucketOwnerEnforced the owner's full control, under IgnorePublicAcls those that aren't public.</summary>
    public static IReadOnlyList<Grant> Of(AccessControlList acl, Bucket bucket, WorldView view)
    {
        if (bucket.IsOwnerEnforced)
        {
            return [new(Grantee.Of(new AclGrantee.Account(bucket.Account)), AclPermission.FullControl)];
        }

        var ignoresPublic = bucket.Block(view).IgnorePublicAcls == true;
        return [.. acl.Grants.Where(grant => !ignoresPublic || !grant.IsPublic).Select(grant => new Grant(Grantee.Of(grant.Grantee), grant.Permission))];
    }
}
