namespace ScsLabs.Services.Iam;

/// <summary>The names of new users, groups, roles, policies and instance profiles.</summary>
internal static class Naming
{
    /// <summary>The key of a name in an index of names that are unique in an account, ignoring case.</summary>
    public static (AccountId Account, string Name) Key(AccountId account, string name) => (account, name.ToUpperInvariant());

    /// <summary>Requires that the account's quota isn't exhausted, and that no row of the kind has the name, ignoring case and path.</summary>
    /// <param name="view">The world.</param>
    /// <param name="byName">The index of the kind's names.</param>
    /// <param name="account">The account.</param>
    /// <param name="name">The new name.</param>
    /// <param name="quota">AWS's name for the quota.</param>
    /// <param name="most">The quota's default.</param>
    /// <param name="taken">The error text for a name in use.</param>
    /// <exception cref="AwsException">EntityAlreadyExists, LimitExceeded.</exception>
    /// <remarks>Source: IAM User Guide, reference_iam-quotas.</remarks>
    public static void RequireNew<T>(WorldView view, RowIndex<T, (AccountId, string)> byName, AccountId account, string name, string quota, int most, string taken)
        where T : class, IRow<T>
    {
        if (view.Find(byName, Key(account, name)) is not null)
        {
            throw IamErrors.EntityAlreadyExists(taken);
        }

        if (view.Count<T>(Place.Of(account)) >= most)
        {
            throw IamErrors.QuotaExceeded(quota, most);
        }
    }
}
