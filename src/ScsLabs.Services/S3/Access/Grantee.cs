namespace ScsLabs.Services.S3;

/// <summary>A grantee in requests and answers.</summary>
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

    /// <summary>The form of a grantee in answers.</summary>
    internal static Grantee Of(AclGrantee grantee) => grantee switch
    {
        AclGrantee.Account account => new(GranteeType.CanonicalUser, CanonicalUser.IdOf(account.Id)),
        AclGrantee.AllUsers => new(GranteeType.Group, Uri: AllUsers),
        AclGrantee.AuthenticatedUsers => new(GranteeType.Group, Uri: AuthenticatedUsers),
        _ => new(GranteeType.Group, Uri: LogDelivery),
    };

    /// <summary>The grantee that the request names.</summary>
    /// <param name="argument">The name of the argument that names it, for errors.</param>
    /// <exception cref="AwsException">InvalidArgument: there is no such grantee; UnresolvableGrantByEmailAddress.</exception>
    internal AclGrantee MeantBy(string argument) => Type switch
    {
        GranteeType.CanonicalUser => CanonicalUser.AccountOf(Id ?? "") is { } account ? new AclGrantee.Account(account) : throw S3Errors.InvalidArgument("Invalid id", argument, Id ?? ""),
        GranteeType.Group => Uri switch
        {
            AllUsers => new AclGrantee.AllUsers(),
            AuthenticatedUsers => new AclGrantee.AuthenticatedUsers(),
            LogDelivery => new AclGrantee.LogDelivery(),
            _ => throw S3Errors.InvalidArgument("Invalid group uri", argument, Uri ?? ""),
        },
        _ => throw S3Errors.UnresolvableGrantByEmailAddress(EmailAddress ?? ""),
    };
}

/// <summary>The type of a grantee.</summary>
public enum GranteeType
{
    /// <summary>An account, identified by its canonical user id.</summary>
    CanonicalUser,

    /// <summary>An account, identified by its root user's address; AWS accepts no new ones since October 2025.</summary>
    AmazonCustomerByEmail,

    /// <summary>A group, identified by its URI.</summary>
    Group,
}

/// <summary>One permission for one grantee.</summary>
public sealed record Grant(Grantee? Grantee = null, AclPermission? Permission = null);

/// <summary>An owner in answers. AWS returns no display names since November 2025.</summary>
public sealed record Owner([Wire("ID")] string? Id = null, string? DisplayName = null)
{
    /// <summary>The owner that is an account.</summary>
    internal static Owner Of(AccountId account) => new(CanonicalUser.IdOf(account));
}

/// <summary>An ACL in a request.</summary>
public sealed record AccessControlPolicy([Wire("AccessControlList", Item = "Grant")] IReadOnlyList<Grant>? Grants = null, Owner? Owner = null);
