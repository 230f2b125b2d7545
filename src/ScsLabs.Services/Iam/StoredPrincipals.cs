namespace ScsLabs.Services.Iam;

/// <summary>Principals as AWS stores them in trust and resource policies: users and roles as unique ids, so that a recreated one of the same name isn't named.</summary>
/// <remarks>Source: IAM User Guide, reference_policies_elements_principal.</remarks>
internal static class StoredPrincipals
{
    /// <summary>Converts a document to its stored form: users and roles as unique ids, accounts as their root's ARN, everything else unchanged.</summary>
    /// <param name="document">The document as written.</param>
    /// <param name="view">The world with the users and roles of all accounts.</param>
    /// <param name="invalid">The service's error for a principal that doesn't exist.</param>
    /// <exception cref="AwsException">A user or role doesn't exist.</exception>
    public static PolicyDocument Store(PolicyDocument document, WorldView view, Func<string, AwsException> invalid) =>
        document.MapAwsPrincipals(principal => Store(principal, view) ?? throw invalid(principal));

    /// <summary>Converts a stored document to its shown form: ids as ARNs, where their users and roles exist.</summary>
    public static PolicyDocument Show(PolicyDocument document, WorldView view) =>
        document.AwsPrincipals.Any(IsUniqueId) ? document.MapAwsPrincipals(principal => IsUniqueId(principal) ? Show(principal, view) : principal) : document;

    /// <summary>The unique id of the user or role with this ARN; null where there is none.</summary>
    public static string? UniqueIdOf(string arn, WorldView view) => OfArn(arn, view)?.UniqueId;

    /// <summary>The ARN of the user or role with this unique id; the id where the user or role was deleted.</summary>
    public static string Show(string uniqueId, WorldView view) => OfUniqueId(uniqueId, view)?.Arn ?? uniqueId;

    /// <summary>Converts a principal to its stored form; null for a user or role that doesn't exist.</summary>
    public static string? Store(string principal, WorldView view)
    {
        if (AccountId.TryParse(principal, out var account))
        {
            return account.Root.ToString();
        }

        if (IsUniqueId(principal))
        {
            return OfUniqueId(principal, view) is null ? null : principal;
        }

        return Arn.TryParse(principal, out var arn) && arn.Service == "iam" && arn.Resource != "root" ? UniqueIdOf(principal, view) : principal;
    }

    private static IPrincipalIdentity? OfArn(string text, WorldView view)
    {
        if (!Arn.TryParse(text, out var arn) || !AccountId.TryParse(arn.Account, out var account))
        {
            return null;
        }

        var name = arn.Resource[(arn.Resource.LastIndexOf('/') + 1)..];
        IPrincipalIdentity? found = arn.Resource.StartsWith("role/", StringComparison.Ordinal)
            ? view.Find<Role>(Place.Of(account), name)
            : view.Find<User>(Place.Of(account), name);
        return found?.Arn == text ? found : null;
    }

    private static IPrincipalIdentity? OfUniqueId(string id, WorldView view) =>
        id.StartsWith("AROA", StringComparison.Ordinal)
            ? view.Find(Role.ByUniqueId, id)
            : view.Find(User.ByUniqueId, id);

    private static bool IsUniqueId(string principal) =>
        principal.StartsWith("AIDA", StringComparison.Ordinal) || principal.StartsWith("AROA", StringComparison.Ordinal);
}
