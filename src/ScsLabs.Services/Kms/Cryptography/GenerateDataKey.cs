namespace ScsLabs.Services.Kms;

/// <summary>Makes a key for use outside KMS, in plain and under a KMS key.</summary>
/// <remarks>Errors: NotFoundException, DisabledException, KMSInvalidStateException, InvalidGrantTokenException, DryRunOperationException. Source: KMS API Reference, GenerateDataKey.</remarks>
[Operation<KmsApi>]
public sealed record GenerateDataKey(
    [Target<Key>, Length(1, 2048)] string KeyId,
    [ConditionKey("kms:EncryptionContext")] IReadOnlyDictionary<string, string>? EncryptionContext = null,
    [Range(1, 1024)] int? NumberOfBytes = null,
    DataKeySpec? KeySpec = null,
    [Length(0, 10)] IReadOnlyList<string>? GrantTokens = null,
    bool DryRun = false)
{
    /// <summary>The data key in both forms.</summary>
    public sealed record Result(byte[] CiphertextBlob, [Sensitive] byte[] Plaintext, string KeyId, string KeyMaterialId);

    /// <summary>Makes it.</summary>
    public static Result Handle(GenerateDataKey request, Key key, Call call)
    {
        var size = DataKeySize.Of(request.KeySpec, request.NumberOfBytes);
        key.RequireUsable(call, request.GrantTokens, request.DryRun);
        var plaintext = System.Security.Cryptography.RandomNumberGenerator.GetBytes(size);
        return new(Ciphertext.Encrypt(key, plaintext, request.EncryptionContext), plaintext, key.Arn, key.Material[^1].Id);
    }
}

/// <summary>The usual lengths of data keys.</summary>
public enum DataKeySpec
{
    /// <summary>32 bytes.</summary>
    [Wire("AES_256")]
    Aes256,

    /// <summary>16 bytes.</summary>
    [Wire("AES_128")]
    Aes128,
}

internal static class DataKeySize
{
    /// <summary>The length in bytes that a request means.</summary>
    /// <exception cref="AwsError">ValidationException: it names none, or two.</exception>
    public static int Of(DataKeySpec? spec, int? bytes) => (spec, bytes) switch
    {
        (DataKeySpec.Aes256, null) => 32,
        (DataKeySpec.Aes128, null) => 16,
        (null, { } given) => given,
        _ => throw KmsErrors.Validation("Please specify either number of bytes or key spec."),
    };
}
