namespace ScsLabs.Services.Kms;

/// <summary>Decrypts a ciphertext of Encrypt, ReEncrypt or GenerateDataKey, or one that was made with a public key. A symmetric key is named by the ciphertext, an RSA key by the request.</summary>
/// <remarks>Errors: InvalidCiphertextException, IncorrectKeyException, InvalidKeyUsageException, NotFoundException, DisabledException, KMSInvalidStateException, InvalidGrantTokenException, DryRunOperationException. Source: KMS API Reference, Decrypt.</remarks>
[Operation<KmsApi>]
public sealed record Decrypt(
    [Length(1, 6144)] byte[]? CiphertextBlob = null,
    [ConditionKey("kms:EncryptionContext")] IReadOnlyDictionary<string, string>? EncryptionContext = null,
    [Length(1, 2048)] string? KeyId = null,
    [ConditionKey("kms:EncryptionAlgorithm")] EncryptionAlgorithm EncryptionAlgorithm = EncryptionAlgorithm.SymmetricDefault,
    [Length(0, 10)] IReadOnlyList<string>? GrantTokens = null,
    bool DryRun = false)
{
    /// <summary>The plaintext, and the key that it was encrypted under; the key material of symmetric keys alone.</summary>
    public sealed record Result(string KeyId, [Sensitive] byte[] Plaintext, EncryptionAlgorithm EncryptionAlgorithm, string? KeyMaterialId);

    /// <summary>Asks on the key of the ciphertext.</summary>
    internal static IEnumerable<Ask> Asks(Decrypt request, Call call)
    {
        yield return KeyOf(request, call).Ask("kms:Decrypt", DecryptOperation.Conditions(request));
    }

    /// <summary>Decrypts the ciphertext.</summary>
    internal static Result Handle(Decrypt request, Call call)
    {
        var key = KeyOf(request, call).OrNotFound(call);
        key.RequireUsable(nameof(Decrypt), KeyUsage.EncryptDecrypt, request.GrantTokens, call);
        Encryption.Require(key, request.EncryptionAlgorithm, request.EncryptionContext);
        KmsErrors.EndIfDry(request.DryRun);
        var (plaintext, material) = Encryption.Decrypt(key, request.EncryptionAlgorithm, request.CiphertextBlob!, request.EncryptionContext);
        return new(key.Arn, plaintext, request.EncryptionAlgorithm, material);
    }

    private static Reference<Key> KeyOf(Decrypt request, Call call) => Encryption.KeyOf(request.CiphertextBlob, request.EncryptionAlgorithm, request.KeyId, call);
}
