namespace ScsLabs.Services.Iam;

/// <summary>Names of new users, groups, roles, policies and instance profiles.</summary>
internal static class Naming
{
    /// <summary>Returns if the account has room for one more and nothing of the kind has the name, whatever its case and path.</summary>
    /// <param name="others">All of the kind that the account has.</param>
    /// <param name="nameOf">Their names.</param>
    /// <param name="name">The new name.</param>
    /// <param name="quota">How AWS calls the quota.</param>
    /// <param name="most">The quota's default.</param>
    /// <param name="taken">The error's text for a name that is taken.</param>
    /// <exception cref="AwsError">EntityAlreadyExists, LimitExceeded.</exception>
    /// <remarks>Source: IAM User Guide, reference_iam-quotas.</remarks>
    public static void RequireNew<T>(IEnumerable<T> others, Func<T, string> nameOf, string name, string quota, int most, string taken)
    {
        var count = 0;
        foreach (var other in others)
        {
            count++;
            if (nameOf(other).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                throw IamErrors.EntityAlreadyExists(taken);
            }
        }

        if (count >= most)
        {
            throw IamErrors.QuotaExceeded(quota, most);
        }
    }
}
