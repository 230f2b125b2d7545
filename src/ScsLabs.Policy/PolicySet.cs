using ScsLabs.Model;

namespace ScsLabs.Policy;

/// <summary>Everything that may have a say in a request. The defaults say nothing.</summary>
public sealed record PolicySet
{
    /// <summary>The caller's identity policies: its own and those of its groups.</summary>
    public IReadOnlyList<AttachedPolicy> Identity { get; init; } = [];

    /// <summary>The resource's policy: bucket policy, key policy, a role's trust policy.</summary>
    public AttachedPolicy? Resource { get; init; }

    /// <summary>The caller's permissions boundary. Should there be several, each must allow.</summary>
    public IReadOnlyList<AttachedPolicy> PermissionsBoundaries { get; init; } = [];

    /// <summary>The session policies; null where the session was made without any.</summary>
    public IReadOnlyList<AttachedPolicy>? Session { get; init; }

    /// <summary>The caller's SCPs, one list per level from the root to the account; none outside an organization and in its management account.</summary>
    public IReadOnlyList<IReadOnlyList<AttachedPolicy>> ServiceControl { get; init; } = [];

    /// <summary>The resource's RCPs, level by level; RCPFullAWSAccess is implied at each.</summary>
    public IReadOnlyList<IReadOnlyList<AttachedPolicy>> ResourceControl { get; init; } = [];

    /// <summary>The policy of the VPC endpoint that the request came through; empty where it came through none.</summary>
    public IReadOnlyList<AttachedPolicy> VpcEndpoint { get; init; } = [];

    /// <summary>The key's grants.</summary>
    public IReadOnlyList<KeyGrant> Grants { get; init; } = [];

    /// <summary>S3 Block Public Access: a public bucket policy serves the own account and AWS services only.</summary>
    public bool RestrictPublicBuckets { get; init; }

    /// <summary>
    /// The ACL that has a say, in the name of its owner: the object's, but the bucket's for what is done to the bucket and for <c>s3:PutObject</c>, <c>s3:DeleteObject</c>
    /// and <c>s3:DeleteObjectVersion</c>. Null where ACLs don't count, as under BucketOwnerEnforced.
    /// </summary>
    public AccessControlList? AccessControlList { get; init; }

    /// <summary>S3 Block Public Access: what ACLs grant to everybody doesn't count.</summary>
    public bool IgnorePublicAcls { get; init; }

    /// <summary>The object isn't the bucket owner's, so the bucket policy can only deny.</summary>
    /// <remarks>Source: S3 User Guide, access-control-auth-workflow-object-operation.</remarks>
    public bool ResourceOnlyDenies { get; init; }

    /// <summary>Whose bucket it is, where that isn't the request's <see cref="AccessRequest.Owner"/>: <see cref="RestrictPublicBuckets"/> spares that account.</summary>
    public AccountId? BucketOwner { get; init; }

    /// <summary>Whose the object is that a write or delete meets; null where there is none yet. WRITE on a bucket lets only the two owners overwrite and delete.</summary>
    public AccountId? ObjectOwner { get; init; }
}
