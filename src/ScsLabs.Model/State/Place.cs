namespace ScsLabs.Model.State;

/// <summary>Where a row lives: everywhere, in an account, or in an account's Region.</summary>
/// <param name="Account">The owner; the default value for global rows.</param>
/// <param name="Region">Empty for rows that aren't regional.</param>
/// <param name="Within">The container that the row lives in, such as an object's bucket; empty for most.</param>
public readonly record struct Place(AccountId Account, string Region, string Within = "")
{
    /// <summary>For rows that are found without knowing their owner, such as access keys.</summary>
    public static Place Global { get; } = new(default, "");

    /// <summary>For rows of an account that no Region has, such as roles.</summary>
    public static Place Of(AccountId account) => new(account, "");

    /// <summary>Orders places by account, Region and container.</summary>
    internal static int Compare(Place a, Place b) =>
        string.CompareOrdinal(a.Account.ToString(), b.Account.ToString()) is var byAccount and not 0 ? byAccount
        : string.CompareOrdinal(a.Region, b.Region) is var byRegion and not 0 ? byRegion
        : string.CompareOrdinal(a.Within, b.Within);
}
