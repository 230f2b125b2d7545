namespace ScsLabs.Services.Kms;

/// <summary>What KMS tells about a key.</summary>
public sealed record KeyMetadata(
    [Wire("AWSAccountId")] string AwsAccountId,
    string KeyId,
    string Arn,
    DateTimeOffset CreationDate,
    bool Enabled,
    string Description,
    KeyState KeyState,
    KeyManager KeyManager)
{
    /// <summary>What there is to tell about this key.</summary>
    internal static KeyMetadata Of(Key key) =>
        new(key.Account.ToString(), key.KeyId, key.Arn, key.CreationDate, key.State == KeyState.Enabled, key.Description, key.State, key.Manager);
}
