namespace ScsLabs.Services.Config;

/// <summary>An account, as rules about an account's settings judge it.</summary>
/// <param name="Account">The account.</param>
internal sealed record AccountResource(AccountId Account) : IResource
{
    /// <summary>The type that AWS Config shows.</summary>
    public const string Type = "AWS::::Account";

    /// <inheritdoc />
    public Place Place => Place.Of(Account);

    /// <inheritdoc />
    public string Id => Account.ToString();

    /// <inheritdoc />
    public string Arn => Account.Root.ToString();

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Tags => ImmutableSortedDictionary<string, string>.Empty;
}
