namespace ScsLabs.Model.State;

/// <summary>The scope of a row: global, an account, or a Region of an account.</summary>
/// <param name="Account">The owner; the default value for global rows.</param>
/// <param name="Region">Empty for rows that aren't regional.</param>
/// <param name="Within">The container of the row, such as an object's bucket; empty for most.</param>
internal readonly record struct Place(AccountId Account, string Region, string Within = "")
{
    /// <summary>The place of rows that are looked up without knowing their owner, such as access keys.</summary>
    public static Place Global { get; } = new(default, "");

    /// <summary>The place of an account's rows that aren't regional, such as roles.</summary>
    public static Place Of(AccountId account) => new(account, "");

    /// <summary>Orders places by account, Region and container.</summary>
    internal static int Compare(Place a, Place b) =>
        string.CompareOrdinal(a.Account.ToString(), b.Account.ToString()) is var byAccount and not 0 ? byAccount
        : string.CompareOrdinal(a.Region, b.Region) is var byRegion and not 0 ? byRegion
        : string.CompareOrdinal(a.Within, b.Within);
}
