namespace ScsLabs.Services.S3;

/// <summary>BlockPublicAcls: no request may set a public ACL; those that are there stay.</summary>
internal static class PublicAcls
{
    /// <summary>Returns if the ACL may be set.</summary>
    /// <exception cref="AwsError">AccessDenied: it is public, and such are blocked.</exception>
    public static void RequireNotBlocked(AccessControlList acl, Bucket bucket, string action, Call call, string? arn = null)
    {
        if (acl.IsPublic && bucket.Block(call.View).BlockPublicAcls == true)
        {
            throw S3Errors.Blocked(call, bucket, action, arn ?? bucket.Arn, "public ACLs", "BlockPublicAcls");
        }
    }
}
