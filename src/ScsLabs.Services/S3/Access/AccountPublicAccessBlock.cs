namespace ScsLabs.Services.S3;

/// <summary>An account's Block Public Access settings, which apply to all its buckets in addition to their own.</summary>
internal sealed record AccountPublicAccessBlock(AccountId Account, PublicAccessBlockConfiguration Configuration) : IRow<AccountPublicAccessBlock>
{
    /// <inheritdoc />
    public Place Place => Place.Of(Account);

    /// <summary>The id, which is empty because an account has one row.</summary>
    public string Id => "";

    /// <summary>Finds the settings of an account; null where it has none, which means off.</summary>
    public static AccountPublicAccessBlock? Of(AccountId account, WorldView view) => view.Find<AccountPublicAccessBlock>(Place.Of(account), "");

    /// <summary>The caller's account, which the request must name.</summary>
    /// <exception cref="AwsException">AccessDenied: the request names another account.</exception>
    internal static AccountId OwnOf(string accountId, Call call) => accountId == call.Account.ToString() ? call.Account : throw S3Errors.AccessDenied("");
}
