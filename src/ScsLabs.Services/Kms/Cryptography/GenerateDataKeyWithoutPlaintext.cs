namespace ScsLabs.Services.Kms;

/// <summary>Creates a data key for use outside KMS, encrypted under a symmetric KMS key.</summary>
/// <remarks>Errors: NotFoundException, InvalidKeyUsageException, DisabledException, KMSInvalidStateException, InvalidGrantTokenException, DryRunOperationException. Source: KMS API Reference, GenerateDataKeyWithoutPlaintext.</remarks>
[Operation<KmsApi>]
public sealed record GenerateDataKeyWithoutPlaintext(
    [Target<Key>, Length(1, 2048)] string KeyId,
    [ConditionKey("kms:EncryptionContext")] IReadOnlyDictionary<string, string>? EncryptionContext = null,
    DataKeySpec? KeySpec = null,
    [Range(1, 1024)] int? NumberOfBytes = null,
    [Length(0, 10)] IReadOnlyList<string>? GrantTokens = null,
    bool DryRun = false)
{
    /// <summary>The encrypted data key.</summary>
    public sealed record Result(byte[] CiphertextBlob, string KeyId, string KeyMaterialId);

    /// <summary>Creates the data key.</summary>
    internal static Result Handle(GenerateDataKeyWithoutPlaintext request, Key key, Call call)
    {
        var made = GenerateDataKey.Make(
            nameof(GenerateDataKeyWithoutPlaintext),
            new(request.KeyId, request.EncryptionContext, request.NumberOfBytes, request.KeySpec, request.GrantTokens, request.DryRun),
            key,
            call);
        return new(made.CiphertextBlob, made.KeyId, made.KeyMaterialId);
    }
}
