namespace ScsLabs.Services.Kms;

/// <summary>Encrypts up to 4,096 bytes under a key.</summary>
/// <remarks>Errors: NotFoundException, DisabledException, KMSInvalidStateException, InvalidGrantTokenException, DryRunOperationException. Source: KMS API Reference, Encrypt.</remarks>
[Operation<KmsApi>]
public sealed record Encrypt(
    [Target<Key>, Length(1, 2048)] string KeyId,
    [Length(1, 4096), Sensitive] byte[] Plaintext,
    [ConditionKey("kms:EncryptionContext")] IReadOnlyDictionary<string, string>? EncryptionContext = null,
    [ConditionKey("kms:EncryptionAlgorithm")] EncryptionAlgorithm EncryptionAlgorithm = EncryptionAlgorithm.SymmetricDefault,
    [Length(0, 10)] IReadOnlyList<string>? GrantTokens = null,
    bool DryRun = false)
{
    /// <summary>The ciphertext and its key.</summary>
    public sealed record Result(byte[] CiphertextBlob, string KeyId, EncryptionAlgorithm EncryptionAlgorithm);

    /// <summary>Encrypts the plaintext.</summary>
    internal static Result Handle(Encrypt request, Key key, Call call)
    {
        key.RequireUsable(call, request.GrantTokens, request.DryRun);
        return new(Ciphertext.Encrypt(key, request.Plaintext, request.EncryptionContext), key.Arn, EncryptionAlgorithm.SymmetricDefault);
    }
}

/// <summary>The algorithm that a key encrypts with.</summary>
[NotEmulated("RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "SM2PKE")]
public enum EncryptionAlgorithm
{
    /// <summary>AES-256-GCM.</summary>
    [Wire("SYMMETRIC_DEFAULT")]
    SymmetricDefault,
}
