using ScsLabs.Model;
using ScsLabs.Model.Declarations;

namespace ScsLabs.Policy;

/// <summary>An S3 ACL: the permissions that the owner of a bucket or object grants to accounts and groups. An ACL can only allow.</summary>
/// <remarks>Source: S3 User Guide, acl-overview.</remarks>
internal sealed record AccessControlList(IReadOnlyList<AclGrant> Grants)
{
    /// <summary>Whether S3 considers the ACL public: whether it grants anything to AllUsers or AuthenticatedUsers.</summary>
    public bool IsPublic => Grants.Any(grant => grant.IsPublic);
}

/// <summary>One permission for one grantee.</summary>
/// <param name="Grantee">The account or group that gets the permission.</param>
/// <param name="Permission">The permission.</param>
internal sealed record AclGrant(AclGrantee Grantee, AclPermission Permission)
{
    /// <summary>Whether the grantee is AllUsers or AuthenticatedUsers.</summary>
    public bool IsPublic => Grantee is AclGrantee.AllUsers or AclGrantee.AuthenticatedUsers;
}

/// <summary>The grantee of an ACL's grant: an account or a predefined group. The union is closed.</summary>
internal abstract record AclGrantee
{
    private AclGrantee()
    {
    }

    /// <summary>An account. Its own policies decide which of its users may use the grant.</summary>
    public sealed record Account(AccountId Id) : AclGrantee
    {
        /// <inheritdoc />
        public override string ToString() => Id.ToString();
    }

    /// <summary>The group AllUsers: everybody, with or without a signature.</summary>
    public sealed record AllUsers : AclGrantee
    {
        /// <inheritdoc />
        public override string ToString() => nameof(AllUsers);
    }

    /// <summary>The group AuthenticatedUsers: everybody with an AWS account.</summary>
    public sealed record AuthenticatedUsers : AclGrantee
    {
        /// <inheritdoc />
        public override string ToString() => nameof(AuthenticatedUsers);
    }

    /// <summary>The group LogDelivery: S3's delivery of server access logs.</summary>
    public sealed record LogDelivery : AclGrantee
    {
        /// <inheritdoc />
        public override string ToString() => nameof(LogDelivery);
    }
}

/// <summary>A permission that an ACL can grant.</summary>
public enum AclPermission
{
    /// <summary>Allows listing a bucket, or reading an object.</summary>
    [Wire("READ")]
    Read,

    /// <summary>Allows creating objects in a bucket; the owners of bucket and object may also overwrite and delete them. On an object it allows nothing.</summary>
    [Wire("WRITE")]
    Write,

    /// <summary>Allows reading the ACL.</summary>
    [Wire("READ_ACP")]
    ReadAcp,

    /// <summary>Allows changing the ACL.</summary>
    [Wire("WRITE_ACP")]
    WriteAcp,

    /// <summary>Allows everything that the other permissions allow.</summary>
    [Wire("FULL_CONTROL")]
    FullControl,
}

internal static class AclPermissionNames
{
    /// <summary>The permission as S3 spells it.</summary>
    public static string Name(this AclPermission permission) => permission switch
    {
        AclPermission.Read => "READ",
        AclPermission.Write => "WRITE",
        AclPermission.ReadAcp => "READ_ACP",
        AclPermission.WriteAcp => "WRITE_ACP",
        _ => "FULL_CONTROL",
    };
}
