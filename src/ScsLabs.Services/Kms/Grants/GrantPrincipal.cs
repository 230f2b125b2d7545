using ScsLabs.Services.Iam;

namespace ScsLabs.Services.Kms;

/// <summary>The principals that a grant can name: an account, a user, role or session, or a service. Users and roles are stored as unique ids.</summary>
internal static class GrantPrincipal
{
    /// <summary>Converts a principal to the stored form.</summary>
    /// <exception cref="AwsException">InvalidArnException: the principal doesn't exist.</exception>
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
