namespace ScsLabs.Services.S3;

/// <summary>Who is granted something, as requests and answers have it.</summary>
public sealed record Grantee(
    [Wire("xsi:type", IsAttribute = true)] GranteeType Type,
    [Wire("ID")] string? Id = null,
    string? DisplayName = null,
    [Wire("URI")] string? Uri = null,
    string? EmailAddress = null)
{
    private const string Groups = "http://acs.amazonaws.com/groups/";
    private const string AllUsers = Groups + "global/AllUsers";
    private const string AuthenticatedUsers = Groups + "global/AuthenticatedUsers";
    private const string LogDelivery = Groups + "s3/LogDelivery";

    /// <summary>As an answer shows a grantee.</summary>
    internal static Grantee Of(AclGrantee grantee) => grantee switch
    {
        AclGrantee.Account account => new(GranteeType.CanonicalUser, CanonicalUser.IdOf(account.Id)),
        AclGrantee.AllUsers => new(GranteeType.Group, Uri: AllUsers),
        AclGrantee.AuthenticatedUsers => new(GranteeType.Group, Uri: AuthenticatedUsers),
        _ => new(GranteeType.Group, Uri: LogDelivery),
    };

    /// <summary>Whom it means.</summary>
    /// <exception cref="AwsError">InvalidArgument: nobody; UnresolvableGrantByEmailAddress.</exception>
    internal AclGrantee Meant => Type switch
    {
        GranteeType.CanonicalUser => CanonicalUser.AccountOf(Id ?? "") is { } account ? new AclGrantee.Account(account) : throw S3Errors.InvalidArgument("Invalid id", "CanonicalUser/ID", Id),
        GranteeType.Group => Uri switch
        {
            AllUsers => new AclGrantee.AllUsers(),
            AuthenticatedUsers => new AclGrantee.AuthenticatedUsers(),
            LogDelivery => new AclGrantee.LogDelivery(),
            _ => throw S3Errors.InvalidArgument("Invalid group uri", "Group/URI", Uri),
        },
        _ => throw S3Errors.UnresolvableGrantByEmailAddress(EmailAddress ?? ""),
    };
}

/// <summary>How a grantee is named.</summary>
public enum GranteeType
{
    /// <summary>An account, by its canonical id.</summary>
    CanonicalUser,

    /// <summary>An account, by its root user's address: AWS takes no new ones since October 2025.</summary>
    AmazonCustomerByEmail,

    /// <summary>A group, by its URI.</summary>
    Group,
}

/// <summary>One permission for one grantee.</summary>
public sealed record Grant(Grantee? Grantee = null, AclPermission? Permission = null);

/// <summary>An owner as answers name it. AWS shows no names since November 2025.</summary>
public sealed record Owner([Wire("ID")] string? Id = null, string? DisplayName = null)
{
    /// <summary>An account.</summary>
    internal static Owner Of(AccountId account) => new(CanonicalUser.IdOf(account));
}

/// <summary>An ACL as a request brings it.</summary>
public sealed record AccessControlPolicy([Wire("AccessControlList", Item = "Grant")] IReadOnlyList<Grant>? Grants = null, Owner? Owner = null);
