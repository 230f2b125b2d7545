using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Kms;

/// <summary>Whom a grant can name: an account, a user, role or session, or a service. Users and roles are kept by their unique ids.</summary>
internal static class GrantPrincipal
{
    /// <summary>The principal as the grant keeps it.</summary>
    /// <exception cref="AwsError">InvalidArnException: there is no such principal.</exception>
    public static string Store(string principal, WorldView view) =>
        (IsOne(principal) ? StoredPrincipals.Store(principal, view) : null) ?? throw KmsErrors.InvalidPrincipal(principal);

    private static bool IsOne(string principal)
    {
        try
        {
            return AccountId.TryParse(principal, out _) || Principal.Parse(principal).Kind is not PrincipalKind.Anonymous;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
