namespace ScsLabs.Services.Kms;

/// <summary>Creates a data key for use outside KMS, in plaintext and encrypted under a symmetric KMS key.</summary>
/// <remarks>Errors: NotFoundException, InvalidKeyUsageException, DisabledException, KMSInvalidStateException, InvalidGrantTokenException, DryRunOperationException. Source: KMS API Reference, GenerateDataKey.</remarks>
[Operation<KmsApi>]
public sealed record GenerateDataKey(
    [Target<Key>, Length(1, 2048)] string KeyId,
    [ConditionKey("kms:EncryptionContext")] IReadOnlyDictionary<string, string>? EncryptionContext = null,
    [Range(1, 1024)] int? NumberOfBytes = null,
    DataKeySpec? KeySpec = null,
    [Length(0, 10)] IReadOnlyList<string>? GrantTokens = null,
    bool DryRun = false)
{
    /// <summary>The data key in plaintext and encrypted.</summary>
    public sealed record Result(byte[] CiphertextBlob, [Sensitive] byte[] Plaintext, string KeyId, string KeyMaterialId);

    /// <summary>Creates the data key.</summary>
    internal static Result Handle(GenerateDataKey request, Key key, Call call) => Make(nameof(GenerateDataKey), request, key, call);

    /// <summary>Creates the data key for an operation.</summary>
    internal static Result Make(string operation, GenerateDataKey request, Key key, Call call)
    {
        var size = DataKeySize.Of(request.KeySpec, request.NumberOfBytes);
        key.RequireUsable(operation, KeyUsage.EncryptDecrypt, request.GrantTokens, call);
        if (key.Type.IsAsymmetric)
        {
            throw KmsErrors.AsymmetricDataKey();
        }

        KmsErrors.EndIfDry(request.DryRun);
        var plaintext = System.Security.Cryptography.RandomNumberGenerator.GetBytes(size);
        return new(Ciphertext.Encrypt(key, plaintext, request.EncryptionContext), plaintext, key.Arn, key.Material[^1].Id);
    }
}

/// <summary>The types of data keys.</summary>
public enum DataKeySpec
{
    /// <summary>A 256-bit AES key, 32 bytes.</summary>
    [Wire("AES_256")]
    Aes256,

    /// <summary>A 128-bit AES key, 16 bytes.</summary>
    [Wire("AES_128")]
    Aes128,
}

internal static class DataKeySize
{
    /// <summary>The length in bytes that a request asks for.</summary>
    /// <exception cref="AwsException">ValidationException: the request has neither KeySpec nor NumberOfBytes, or both.</exception>
    public static int Of(DataKeySpec? spec, int? bytes) => (spec, bytes) switch
    {
        (DataKeySpec.Aes256, null) => 32,
        (DataKeySpec.Aes128, null) => 16,
        (null, { } given) => given,
        _ => throw KmsErrors.Validation("Please specify either number of bytes or key spec."),
    };
}
