namespace ScsLabs.Services.S3;

/// <summary>An account's Block Public Access, which counts for all its buckets.</summary>
public sealed record AccountPublicAccessBlock(AccountId Account, PublicAccessBlockConfiguration Configuration) : IRow
{
    /// <inheritdoc />
    public Place Place => Place.Of(Account);

    /// <summary>An account has one.</summary>
    public string Id => "";
}
