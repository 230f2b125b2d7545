using ScsLabs.Model;
using ScsLabs.Model.Declarations;

namespace ScsLabs.Policy;

/// <summary>An S3 ACL: what the owner of a bucket or an object grants to accounts and groups. It only ever allows.</summary>
/// <remarks>Source: S3 User Guide, acl-overview.</remarks>
public sealed record AccessControlList(IReadOnlyList<AclGrant> Grants)
{
    /// <summary>Whether S3 calls it public: it grants something to one of the two groups of strangers.</summary>
    public bool IsPublic => Grants.Any(grant => grant.IsPublic);
}

/// <summary>One permission for one grantee.</summary>
/// <param name="Grantee">Who gets it.</param>
/// <param name="Permission">What it lets do.</param>
public sealed record AclGrant(AclGrantee Grantee, AclPermission Permission)
{
    /// <summary>Whether strangers get it.</summary>
    public bool IsPublic => Grantee is AclGrantee.AllUsers or AclGrantee.AuthenticatedUsers;
}

/// <summary>Who is granted something. The union is closed.</summary>
public abstract record AclGrantee
{
    private AclGrantee()
    {
    }

    /// <summary>An account, which decides by its own policies which of its users may use the grant.</summary>
    public sealed record Account(AccountId Id) : AclGrantee
    {
        /// <inheritdoc />
        public override string ToString() => Id.ToString();
    }

    /// <summary>Everybody, signed or not.</summary>
    public sealed record AllUsers : AclGrantee
    {
        /// <inheritdoc />
        public override string ToString() => nameof(AllUsers);
    }

    /// <summary>Everybody with an AWS account.</summary>
    public sealed record AuthenticatedUsers : AclGrantee
    {
        /// <inheritdoc />
        public override string ToString() => nameof(AuthenticatedUsers);
    }

    /// <summary>S3's own delivery of server access logs.</summary>
    public sealed record LogDelivery : AclGrantee
    {
        /// <inheritdoc />
        public override string ToString() => nameof(LogDelivery);
    }
}

/// <summary>What an ACL can grant.</summary>
public enum AclPermission
{
    /// <summary>Listing a bucket, reading an object.</summary>
    [Wire("READ")]
    Read,

    /// <summary>Making objects in a bucket; for the owners of bucket and object also overwriting and deleting them. On an object nothing.</summary>
    [Wire("WRITE")]
    Write,

    /// <summary>Reading the ACL.</summary>
    [Wire("READ_ACP")]
    ReadAcp,

    /// <summary>Changing the ACL.</summary>
    [Wire("WRITE_ACP")]
    WriteAcp,

    /// <summary>All of these.</summary>
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
