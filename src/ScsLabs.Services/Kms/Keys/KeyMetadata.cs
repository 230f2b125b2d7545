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
    public required IReadOnlyList<EncryptionAlgorithm>? EncryptionAlgorithms { get; init; }
    public required IReadOnlyList<SigningAlgorithm>? SigningAlgorithms { get; init; }
    public required IReadOnlyList<MacAlgorithm>? MacAlgorithms { get; init; }
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
        KeyUsage = key.Type.Usage,
        KeyState = key.State,
        DeletionDate = key.DeletionDate,
        Origin = Origin.AwsKms,
        KeyManager = key.Manager,
        CustomerMasterKeySpec = key.Type.Spec,
        KeySpec = key.Type.Spec,
        EncryptionAlgorithms = key.Type.EncryptionAlgorithms,
        SigningAlgorithms = key.Type.SigningAlgorithms,
        MacAlgorithms = key.Type.MacAlgorithms,
        MultiRegion = false,
        CurrentKeyMaterialId = key.Type == KeyType.Symmetric ? key.Material[^1].Id : null,
    };
}

/// <summary>The origin of a key's material.</summary>
[NotEmulated("EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE")]
public enum Origin
{
    /// <summary>KMS generated the material.</summary>
    [Wire("AWS_KMS")]
    AwsKms,
}
