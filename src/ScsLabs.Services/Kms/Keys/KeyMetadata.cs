namespace ScsLabs.Services.Kms;

/// <summary>The description of a key.</summary>
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
    /// <summary>Describes the key.</summary>
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

/// <summary>The usage of a key.</summary>
public enum KeyUsage
{
    /// <summary>Encryption and decryption.</summary>
    [Wire("ENCRYPT_DECRYPT")]
    EncryptDecrypt,
}

/// <summary>The type of a key's material.</summary>
public enum KeySpec
{
    /// <summary>A 256-bit AES-GCM key.</summary>
    [Wire("SYMMETRIC_DEFAULT")]
    SymmetricDefault,
}

/// <summary>The origin of a key's material.</summary>
public enum Origin
{
    /// <summary>KMS generated the material.</summary>
    [Wire("AWS_KMS")]
    AwsKms,
}
