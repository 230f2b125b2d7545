namespace ScsLabs.Services.Kms;

/// <summary>The description of a key.</summary>
public sealed record KeyMetadata
{
    [Wire("AWSAccountId")] public required string AwsAccountId { get; init; }
    public required string KeyId { get; init; }
    public required string Arn { get; init; }
    public required DateTimeOffset CreationDate { get; init; }
    public required bool Enabled { get; init; }
    public required string Description { get; init; }
    public required KeyUsage KeyUsage { get; init; }
    public required KeyState KeyState { get; init; }
    public required DateTimeOffset? DeletionDate { get; init; }
    public required Origin Origin { get; init; }
    public required KeyManager KeyManager { get; init; }
    public required KeySpec CustomerMasterKeySpec { get; init; }
    public required KeySpec KeySpec { get; init; }
    public required IReadOnlyList<EncryptionAlgorithm> EncryptionAlgorithms { get; init; }
    public required bool MultiRegion { get; init; }
    public required string? CurrentKeyMaterialId { get; init; }

    /// <summary>Describes the key.</summary>
    internal static KeyMetadata Of(Key key) => new()
    {
        AwsAccountId = key.Account.ToString(),
        KeyId = key.KeyId,
        Arn = key.Arn,
        CreationDate = key.CreationDate,
        Enabled = key.State == KeyState.Enabled,
        Description = key.Description,
        KeyUsage = KeyUsage.EncryptDecrypt,
        KeyState = key.State,
        DeletionDate = key.DeletionDate,
        Origin = Origin.AwsKms,
        KeyManager = key.Manager,
        CustomerMasterKeySpec = KeySpec.SymmetricDefault,
        KeySpec = KeySpec.SymmetricDefault,
        EncryptionAlgorithms = [EncryptionAlgorithm.SymmetricDefault],
        MultiRegion = false,
        CurrentKeyMaterialId = key.Material[^1].Id,
    };
}

/// <summary>The usage of a key.</summary>
[NotEmulated("SIGN_VERIFY", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT")]
public enum KeyUsage
{
    /// <summary>Encryption and decryption.</summary>
    [Wire("ENCRYPT_DECRYPT")]
    EncryptDecrypt,
}

/// <summary>The type of a key's material.</summary>
[NotEmulated("RSA_2048", "RSA_3072", "RSA_4096", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1", "HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512", "SM2", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87", "ECC_NIST_EDWARDS25519")]
public enum KeySpec
{
    /// <summary>A 256-bit AES-GCM key.</summary>
    [Wire("SYMMETRIC_DEFAULT")]
    SymmetricDefault,
}

/// <summary>The origin of a key's material.</summary>
[NotEmulated("EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE")]
public enum Origin
{
    /// <summary>KMS generated the material.</summary>
    [Wire("AWS_KMS")]
    AwsKms,
}
