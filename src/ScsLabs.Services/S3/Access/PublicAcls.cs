namespace ScsLabs.Services.S3;

/// <summary>BlockPublicAcls, which refuses requests for public ACLs; existing ones are unchanged.</summary>
internal static class PublicAcls
{
    /// <summary>Throws unless the ACL may be set.</summary>
    /// <exception cref="AwsException">AccessDenied: the ACL is public, and public ACLs are blocked.</exception>
    public static void RequireNotBlocked(AccessControlList acl, Bucket bucket, string action, Call call, string? arn = null)
    {
        if (acl.IsPublic && bucket.Block(call.View).BlockPublicAcls == true)
        {
            throw S3Errors.Blocked(call, bucket, action, arn ?? bucket.Arn, "public ACLs", "BlockPublicAcls");
        }
    }
}
