using System.Collections.Frozen;
using ScsLabs.Model;
using ScsLabs.Policy.Matching;

namespace ScsLabs.Policy.Evaluation;

/// <summary>Evaluates the grants of an access control list, which allow in addition to the bucket policy.</summary>
/// <remarks>Source: S3 User Guide, acl-overview, "Mapping of ACL permissions and access policy permissions".</remarks>
internal static class AclGrants
{
    private static readonly FrozenDictionary<string, AclPermission> OnBuckets = Table(
        ("s3:ListBucket", AclPermission.Read),
        ("s3:ListBucketVersions", AclPermission.Read),
        ("s3:ListBucketMultipartUploads", AclPermission.Read),
        ("s3:GetBucketAcl", AclPermission.ReadAcp),
        ("s3:PutBucketAcl", AclPermission.WriteAcp));

    // The resource of these actions is the object, but the bucket's ACL allows them.
    private static readonly FrozenDictionary<string, AclPermission> OnObjects = Table(
        ("s3:GetObject", AclPermission.Read),
        ("s3:GetObjectVersion", AclPermission.Read),
        ("s3:GetObjectAcl", AclPermission.ReadAcp),
        ("s3:GetObjectVersionAcl", AclPermission.ReadAcp),
        ("s3:PutObjectAcl", AclPermission.WriteAcp),
        ("s3:PutObjectVersionAcl", AclPermission.WriteAcp),
        ("s3:PutObject", AclPermission.Write),
        ("s3:DeleteObject", AclPermission.Write),
        ("s3:DeleteObjectVersion", AclPermission.Write));

    /// <summary>The actions that a grant can allow.</summary>
    public static IEnumerable<string> Actions => OnBuckets.Keys.Concat(OnObjects.Keys);

    /// <summary>Compares a request with a grant. Block Public Access can ignore public grants.</summary>
    public static StatementMatch Match(AclGrant grant, AccessRequest request, PolicySet policies)
    {
        if (Needed(request) is not { } needed
            || (grant.Permission != needed && grant.Permission is not AclPermission.FullControl)
            || (needed is AclPermission.Write && !MayWrite(grant.Grantee, request, policies.ObjectOwner)))
        {
            return StatementMatch.Fails(StatementElement.Action);
        }

        var match = policies.IgnorePublicAcls && grant.IsPublic ? PrincipalMatch.None : Match(grant.Grantee, request);
        return match is PrincipalMatch.None ? StatementMatch.Fails(StatementElement.Principal) : new(null, null, match);
    }

    private static AclPermission? Needed(AccessRequest request) =>
        (request.Resource.Contains('/') ? OnObjects : OnBuckets).TryGetValue(request.Action, out var needed) ? needed : null;

    /// <summary>Whether a grant of WRITE allows the request: every grantee may create, only the owners of bucket and object may overwrite and delete.</summary>
    private static bool MayWrite(AclGrantee grantee, AccessRequest request, AccountId? objectOwner) =>
        (objectOwner is null && request.Action.Equals("s3:PutObject", StringComparison.OrdinalIgnoreCase))
        || (grantee is AclGrantee.Account { Id: var account } && (account == request.Owner || account == objectOwner));

    private static PrincipalMatch Match(AclGrantee grantee, AccessRequest request) => grantee switch
    {
        AclGrantee.Account account => AccountEntry.Match(account.Id, request),
        AclGrantee.AllUsers => PrincipalMatch.Direct,
        AclGrantee.AuthenticatedUsers when request.Principal.Account is not null => PrincipalMatch.Direct,
        AclGrantee.LogDelivery when request.Principal is { Kind: PrincipalKind.Service, Name: "logging.s3.amazonaws.com" } => PrincipalMatch.Direct,
        _ => PrincipalMatch.None,
    };

    private static FrozenDictionary<string, AclPermission> Table(params IEnumerable<(string Action, AclPermission Permission)> rows) =>
        rows.ToFrozenDictionary(row => row.Action, row => row.Permission, StringComparer.OrdinalIgnoreCase);
}
