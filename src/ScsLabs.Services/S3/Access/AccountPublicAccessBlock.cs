namespace ScsLabs.Services.S3;

/// <summary>An account's Block Public Access, which counts for all its buckets, whatever theirs says.</summary>
public sealed record AccountPublicAccessBlock(AccountId Account, PublicAccessBlockConfiguration Configuration) : IRow<AccountPublicAccessBlock>
{
    /// <inheritdoc />
    public Place Place => Place.Of(Account);

    /// <summary>An account has one.</summary>
    public string Id => "";

    /// <summary>The account's; null where it has none, which means off.</summary>
    public static AccountPublicAccessBlock? Of(AccountId account, WorldView view) => view.Find<AccountPublicAccessBlock>(Place.Of(account), "");

    /// <summary>The caller's account, which the request names too.</summary>
    /// <exception cref="AwsError">AccessDenied: another account's settings are nobody's to see or to change.</exception>
    internal static AccountId OwnOf(string accountId, Call call) => accountId == call.Account.ToString() ? call.Account : throw S3Errors.AccessDenied("");
}
