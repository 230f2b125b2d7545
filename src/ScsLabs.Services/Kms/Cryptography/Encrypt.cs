namespace ScsLabs.Services.Kms;

/// <summary>Encrypts up to 4,096 bytes under a symmetric key, or as many as an RSA key takes.</summary>
/// <remarks>Errors: NotFoundException, InvalidKeyUsageException, DisabledException, KMSInvalidStateException, InvalidGrantTokenException, DryRunOperationException. Source: KMS API Reference, Encrypt.</remarks>
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
        key.RequireUsable(nameof(Encrypt), KeyUsage.EncryptDecrypt, request.GrantTokens, call);
        Encryption.Require(key, request.EncryptionAlgorithm, request.EncryptionContext);
        Encryption.RequireRoom(key, request.EncryptionAlgorithm, request.Plaintext.Length);
        KmsErrors.EndIfDry(request.DryRun);
        return new(Encryption.Encrypt(key, request.EncryptionAlgorithm, request.Plaintext, request.EncryptionContext), key.Arn, request.EncryptionAlgorithm);
    }
}
