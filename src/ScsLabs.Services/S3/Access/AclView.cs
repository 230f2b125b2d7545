namespace ScsLabs.Services.S3;

/// <summary>ACLs as answers show them: what counts, not what was written.</summary>
internal static class AclView
{
    /// <summary>Under BucketOwnerEnforced the owner's full control, under IgnorePublicAcls no public grants.</summary>
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
