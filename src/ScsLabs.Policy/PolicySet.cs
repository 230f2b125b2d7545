using ScsLabs.Model;

namespace ScsLabs.Policy;

/// <summary>All policies that apply to a request. By default there are none.</summary>
internal sealed record PolicySet
{
    /// <summary>The caller's identity policies, including those of its groups.</summary>
    public IReadOnlyList<AttachedPolicy> Identity { get; init; } = [];

    /// <summary>The resource's policy: a bucket policy, a key policy, or a role's trust policy.</summary>
    public AttachedPolicy? Resource { get; init; }

    /// <summary>The caller's permissions boundary. With several, each must allow.</summary>
    public IReadOnlyList<AttachedPolicy> PermissionsBoundaries { get; init; } = [];

    /// <summary>The session policies; null where the session was created without any.</summary>
    public IReadOnlyList<AttachedPolicy>? Session { get; init; }

    /// <summary>The caller's SCPs, one list per level from the root to the account; empty outside an organization and in its management account.</summary>
    public IReadOnlyList<IReadOnlyList<AttachedPolicy>> ServiceControl { get; init; } = [];

    /// <summary>The resource's RCPs, one list per level; RCPFullAWSAccess is implied at each level.</summary>
    public IReadOnlyList<IReadOnlyList<AttachedPolicy>> ResourceControl { get; init; } = [];

    /// <summary>The policy of the VPC endpoint that the request came through; empty without an endpoint.</summary>
    public IReadOnlyList<AttachedPolicy> VpcEndpoint { get; init; } = [];

    /// <summary>The key's grants.</summary>
    public IReadOnlyList<KeyGrant> Grants { get; init; } = [];

    /// <summary>S3 Block Public Access, RestrictPublicBuckets: a public bucket policy allows only the bucket owner's account and AWS services.</summary>
    public bool RestrictPublicBuckets { get; init; }

    /// <summary>
    /// The ACL that applies, in the name of its owner: the bucket's for actions on the bucket and for <c>s3:PutObject</c>, <c>s3:DeleteObject</c>
    /// and <c>s3:DeleteObjectVersion</c>, else the object's. Null where ACLs don't apply, as under BucketOwnerEnforced.
    /// </summary>
    public AccessControlList? AccessControlList { get; init; }

    /// <summary>S3 Block Public Access, IgnorePublicAcls: public grants of ACLs are ignored.</summary>
    public bool IgnorePublicAcls { get; init; }

    /// <summary>Whether the bucket policy can only deny, because another account owns the object.</summary>
    /// <remarks>Source: S3 User Guide, access-control-auth-workflow-object-operation.</remarks>
    public bool ResourceOnlyDenies { get; init; }

    /// <summary>The bucket's owner, where it isn't the request's <see cref="AccessRequest.Owner"/>: <see cref="RestrictPublicBuckets"/> exempts that account.</summary>
    public AccountId? BucketOwner { get; init; }

    /// <summary>The owner of the object to overwrite or delete; null where there is none. WRITE on a bucket lets only the owners of bucket and object do so.</summary>
    public AccountId? ObjectOwner { get; init; }
}
