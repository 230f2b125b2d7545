namespace ScsLabs.Services.Kms;

/// <summary>What KMS tells about a key.</summary>
public sealed record KeyMetadata(
    [Wire("AWSAccountId")] string AwsAccountId,
    string KeyId,
    string Arn,
    DateTimeOffset CreationDate,
    bool Enabled,
    string Description,
    KeyUsage KeyUsage,
    KeyState KeyState,
    DateTimeOffset? DeletionDate,
    Origin Origin,
    KeyManager KeyManager,
    KeySpec CustomerMasterKeySpec,
    KeySpec KeySpec,
    IReadOnlyList<EncryptionAlgorithm> EncryptionAlgorithms,
    bool MultiRegion,
    string? CurrentKeyMaterialId)
{
    /// <summary>What there is to tell about this key.</summary>
    internal static KeyMetadata Of(Key key) => new(
        key.Account.ToString(),
        key.KeyId,
        key.Arn,
        key.CreationDate,
        key.State == KeyState.Enabled,
        key.Description,
        KeyUsage.EncryptDecrypt,
        key.State,
        key.DeletionDate,
        Origin.AwsKms,
        key.Manager,
        KeySpec.SymmetricDefault,
        KeySpec.SymmetricDefault,
        [EncryptionAlgorithm.SymmetricDefault],
        MultiRegion: false,
        key.Material[^1].Id);
}

/// <summary>What a key can do.</summary>
public enum KeyUsage
{
    /// <summary>Encrypt and decrypt.</summary>
    [Wire("ENCRYPT_DECRYPT")]
    EncryptDecrypt,
}

/// <summary>What a key's material is.</summary>
public enum KeySpec
{
    /// <summary>256 bits for AES-GCM.</summary>
    [Wire("SYMMETRIC_DEFAULT")]
    SymmetricDefault,
}

/// <summary>Where a key's material comes from.</summary>
public enum Origin
{
    /// <summary>KMS makes it.</summary>
    [Wire("AWS_KMS")]
    AwsKms,
}
