namespace ScsLabs.Services.Kms;

/// <summary>Whom a grant can name.</summary>
internal static class GrantPrincipal
{
    /// <summary>Returns if the text names a principal: an account, a user, role or session, or a service.</summary>
    /// <exception cref="AwsError">InvalidArnException: it doesn't.</exception>
    public static void Require(string principal)
    {
        try
        {
            if (!AccountId.TryParse(principal, out _) && Principal.Parse(principal).Kind is PrincipalKind.Anonymous)
            {
                throw KmsErrors.InvalidPrincipal(principal);
            }
        }
        catch (FormatException)
        {
            throw KmsErrors.InvalidPrincipal(principal);
        }
    }
}
