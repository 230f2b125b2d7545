namespace ScsLabs.Services.Ec2;

/// <summary>An account's settings for EBS encryption in a Region.</summary>
internal sealed record EbsSettings(AccountId Account, string Region) : IRow<EbsSettings>
{
    private const string TheId = "ebs";

    private const string AwsManagedKey = "alias/aws/ebs";

    /// <inheritdoc />
    public Place Place => new(Account, Region);

    /// <inheritdoc />
    public string Id => TheId;

    /// <summary>Whether all new volumes and copies of snapshots are encrypted.</summary>
    public bool EncryptsByDefault { get; init; }

    /// <summary>The ARN of the default KMS key, or the alias of the AWS managed one.</summary>
    public string KeyId { get; init; } = AwsManagedKey;

    /// <summary>The settings of an account.</summary>
    public static EbsSettings Of(Place place, WorldView view) => view.Find<EbsSettings>(place, TheId) ?? new(place.Account, place.Region);
}
