namespace ScsLabs.Services.Kms;

/// <summary>Decrypts a ciphertext of Encrypt, ReEncrypt or GenerateDataKey. The ciphertext names its key.</summary>
/// <remarks>Errors: InvalidCiphertextException, IncorrectKeyException, NotFoundException, DisabledException, KMSInvalidStateException, InvalidGrantTokenException, DryRunOperationException. Source: KMS API Reference, Decrypt.</remarks>
[Operation<KmsApi>]
public sealed record Decrypt(
    [Length(1, 6144)] byte[]? CiphertextBlob = null,
    [ConditionKey("kms:EncryptionContext")] IReadOnlyDictionary<string, string>? EncryptionContext = null,
    [Length(1, 2048)] string? KeyId = null,
    [ConditionKey("kms:EncryptionAlgorithm")] EncryptionAlgorithm EncryptionAlgorithm = EncryptionAlgorithm.SymmetricDefault,
    [Length(0, 10)] IReadOnlyList<string>? GrantTokens = null,
    bool DryRun = false)
{
    /// <summary>The plaintext, and the key that it was encrypted under.</summary>
    public sealed record Result(string KeyId, [Sensitive] byte[] Plaintext, EncryptionAlgorithm EncryptionAlgorithm, string KeyMaterialId);

    /// <summary>Asks on the key of the ciphertext.</summary>
    internal static IEnumerable<Ask> Asks(Decrypt request, Call call)
    {
        yield return Ciphertext.KeyOf(request.CiphertextBlob, request.KeyId, call).Ask("kms:Decrypt", DecryptOperation.Conditions(request));
    }

    /// <summary>Decrypts the ciphertext.</summary>
    internal static Result Handle(Decrypt request, Call call)
    {
        var key = Ciphertext.KeyOf(request.CiphertextBlob, request.KeyId, call).OrNotFound(call);
        key.RequireUsable(call, request.GrantTokens, request.DryRun);
        var (plaintext, material) = Ciphertext.Decrypt(key, request.CiphertextBlob, request.EncryptionContext);
        return new(key.Arn, plaintext, EncryptionAlgorithm.SymmetricDefault, key.Material[material].Id);
    }
}
