using ScsLabs.Model;
using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy.Evaluation;

/// <summary>ACL grants, as allows beside a bucket policy.</summary>
/// <remarks>
/// An ACL stands for the owner of what it is of: the bucket, or an object that may be another's.
/// Source: S3 User Guide, acl-overview, "Mapping of ACL permissions and access policy permissions".
/// </remarks>
internal static class AclGrants
{
    /// <summary>Compares a request with a grant.</summary>
    public static StatementMatch Match(AclGrant grant, AccessRequest request, bool ignoresPublic)
    {
        if (PermissionFor(request.Action) is not { } needed || (grant.Permission != needed && grant.Permission is not AclPermission.FullControl))
        {
            return StatementMatch.Fails(StatementElement.Action);
        }

        var match = grant.IsPublic && ignoresPublic ? PrincipalMatch.None : Match(grant.Grantee, request.Principal);
        return match is PrincipalMatch.None ? StatementMatch.Fails(StatementElement.Principal) : new(null, null, match);
    }

    private static PrincipalMatch Match(AclGrantee grantee, Principal principal) => grantee switch
    {
        AclGrantee.Account account when principal.Account == account.Id => PrincipalMatch.Account,
        AclGrantee.AllUsers when principal.Kind is not PrincipalKind.Service => PrincipalMatch.Direct,
        AclGrantee.AuthenticatedUsers when principal.Account is not null => PrincipalMatch.Direct,
        _ => PrincipalMatch.None,
    };

    private static AclPermission? PermissionFor(string action) => action.ToLowerInvariant() switch
    {
        "s3:listbucket" or "s3:listbucketversions" or "s3:listbucketmultipartuploads" or "s3:getobject" or "s3:getobjectversion" => AclPermission.Read,
        "s3:putobject" => AclPermission.Write,
        "s3:getbucketacl" or "s3:getobjectacl" or "s3:getobjectversionacl" => AclPermission.ReadAcp,
        "s3:putbucketacl" or "s3:putobjectacl" or "s3:putobjectversionacl" => AclPermission.WriteAcp,
        _ => null,
    };
}
