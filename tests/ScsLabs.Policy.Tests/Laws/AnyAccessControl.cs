using CsCheck;
using ScsLabs.Model;

namespace ScsLabs.Policy.Tests.Laws;

/// <summary>What S3 adds to a situation: an access control list, or none, and whose bucket and object it is.</summary>
internal sealed record AnyAccessControl(AclGrant[]? Grants, bool IgnorePublicAcls, bool ResourceOnlyDenies, AccountId? BucketOwner, AccountId? ObjectOwner)
{
    private static readonly AccountId A = AccountId.Parse("111111111111");
    private static readonly AccountId B = AccountId.Parse("222222222222");

    public static Gen<AclGrant> Grant { get; } =
        from grantee in CsCheck.Gen.OneOf<AclGrantee>(new AclGrantee.Account(A), new AclGrantee.Account(B), new AclGrantee.AllUsers(), new AclGrantee.AuthenticatedUsers(), new AclGrantee.LogDelivery())
        from permission in CsCheck.Gen.Enum<AclPermission>()
        select new AclGrant(grantee, permission);

    public static Gen<AnyAccessControl> Gen { get; } =
        from grants in Grant.Array[0, 3]
        from some in CsCheck.Gen.Bool
        from ignore in CsCheck.Gen.Bool
        from onlyDenies in CsCheck.Gen.Bool
        from bucketOwner in CsCheck.Gen.OneOf<AccountId?>(null, A, B)
        from objectOwner in CsCheck.Gen.OneOf<AccountId?>(null, A, B)
        select new AnyAccessControl(some ? grants : null, ignore, onlyDenies, bucketOwner, objectOwner);
}
