namespace ScsLabs.Services.Kms;

/// <summary>Decrypts what Encrypt, ReEncrypt or GenerateDataKey gave out. The blob names its key.</summary>
/// <remarks>Errors: InvalidCiphertextException, IncorrectKeyException, NotFoundException, DisabledException, KMSInvalidStateException. Source: KMS API Reference, Decrypt.</remarks>
[Operation<KmsApi>]
public sealed record Decrypt(
    [Length(1, 6144)] byte[] CiphertextBlob,
    [ConditionKey("kms:EncryptionContext")] IReadOnlyDictionary<string, string>? EncryptionContext = null,
    [Length(1, 2048)] string? KeyId = null,
    [ConditionKey("kms:EncryptionAlgorithm")] EncryptionAlgorithm EncryptionAlgorithm = EncryptionAlgorithm.SymmetricDefault)
{
    /// <summary>The plaintext, and the key that it was under.</summary>
    public sealed record Result(string KeyId, [Sensitive] byte[] Plaintext, EncryptionAlgorithm EncryptionAlgorithm);

    /// <summary>The permission is asked on the key that the blob names.</summary>
    public static IEnumerable<Ask> Asks(Decrypt request, Call call)
    {
        yield return KeyOf(request, call).Ask("kms:Decrypt", DecryptOperation.Conditions(request));
    }

    /// <summary>Decrypts.</summary>
    public static Result Handle(Decrypt request, Call call)
    {
        var key = KeyOf(request, call).OrNotFound(call);
        key.RequireUsable();
        return new(key.Arn, Ciphertext.Decrypt(key, request.CiphertextBlob, request.EncryptionContext), EncryptionAlgorithm.SymmetricDefault);
    }

    private static Reference<Key> KeyOf(Decrypt request, Call call)
    {
        var arn = Ciphertext.KeyArnOf(request.CiphertextBlob) ?? throw KmsErrors.InvalidCiphertext();
        return request.KeyId is null || Key.Resolve(request.KeyId, call).Arn == arn ? Key.Resolve(arn, call) : throw KmsErrors.IncorrectKey();
    }
}
