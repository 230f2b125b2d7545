namespace ScsLabs.Services.Kms;

/// <summary>Decrypts a ciphertext and encrypts it under another key or context, without returning the plaintext.</summary>
/// <remarks>Errors: InvalidCiphertextException, IncorrectKeyException, InvalidKeyUsageException, NotFoundException, DisabledException, KMSInvalidStateException, InvalidGrantTokenException, DryRunOperationException. Source: KMS API Reference, ReEncrypt.</remarks>
[Operation<KmsApi>]
public sealed record ReEncrypt(
    [Length(1, 2048)] string DestinationKeyId,
    [Length(1, 6144)] byte[]? CiphertextBlob = null,
    IReadOnlyDictionary<string, string>? SourceEncryptionContext = null,
    [Length(1, 2048)] string? SourceKeyId = null,
    IReadOnlyDictionary<string, string>? DestinationEncryptionContext = null,
    EncryptionAlgorithm SourceEncryptionAlgorithm = EncryptionAlgorithm.SymmetricDefault,
    EncryptionAlgorithm DestinationEncryptionAlgorithm = EncryptionAlgorithm.SymmetricDefault,
    [Length(0, 10)] IReadOnlyList<string>? GrantTokens = null,
    bool DryRun = false)
{
    /// <summary>The new ciphertext, with the source and destination keys.</summary>
    public sealed record Result
    {
        public required byte[] CiphertextBlob { get; init; }
        public required string SourceKeyId { get; init; }
        public required string KeyId { get; init; }
        public required EncryptionAlgorithm SourceEncryptionAlgorithm { get; init; }
        public required EncryptionAlgorithm DestinationEncryptionAlgorithm { get; init; }
        public required string? SourceKeyMaterialId { get; init; }
        public required string? DestinationKeyMaterialId { get; init; }
    }

    /// <summary>Asks on the ciphertext's key, and on the destination key, each with its encryption context.</summary>
    internal static IEnumerable<Ask> Asks(ReEncrypt request, Call call)
    {
        var (source, destination) = Keys(request, call);
        var sameKey = source.Arn == destination.Arn;
        yield return source.Ask("kms:ReEncryptFrom", Conditions(request.SourceEncryptionContext, request.SourceEncryptionAlgorithm, sameKey));
        yield return destination.Ask("kms:ReEncryptTo", Conditions(request.DestinationEncryptionContext, request.DestinationEncryptionAlgorithm, sameKey));
    }

    /// <summary>Decrypts with the source key and encrypts with the destination key.</summary>
    internal static Result Handle(ReEncrypt request, Call call)
    {
        var (source, destination) = Keys(request, call);
        var (from, to) = (source.OrNotFound(call), destination.OrNotFound(call));
        from.RequireUsable(nameof(ReEncrypt), KeyUsage.EncryptDecrypt, request.GrantTokens, call);
        Encryption.Require(from, request.SourceEncryptionAlgorithm, request.SourceEncryptionContext);
        to.RequireUsable(nameof(ReEncrypt), KeyUsage.EncryptDecrypt, request.GrantTokens, call);
        Encryption.Require(to, request.DestinationEncryptionAlgorithm, request.DestinationEncryptionContext);
        KmsErrors.EndIfDry(request.DryRun);
        var (plaintext, material) = Encryption.Decrypt(from, request.SourceEncryptionAlgorithm, request.CiphertextBlob!, request.SourceEncryptionContext);
        Encryption.RequireRoom(to, request.DestinationEncryptionAlgorithm, plaintext.Length);
        return new()
        {
            CiphertextBlob = Encryption.Encrypt(to, request.DestinationEncryptionAlgorithm, plaintext, request.DestinationEncryptionContext),
            SourceKeyId = from.Arn,
            KeyId = to.Arn,
            SourceEncryptionAlgorithm = request.SourceEncryptionAlgorithm,
            DestinationEncryptionAlgorithm = request.DestinationEncryptionAlgorithm,
            SourceKeyMaterialId = material,
            DestinationKeyMaterialId = to.Type.IsAsymmetric ? null : to.Material[^1].Id,
        };
    }

    private static (Reference<Key> Source, Reference<Key> Destination) Keys(ReEncrypt request, Call call) =>
        (Encryption.KeyOf(request.CiphertextBlob, request.SourceEncryptionAlgorithm, request.SourceKeyId, call), Key.Resolve(request.DestinationKeyId, call));

    private static IReadOnlyList<Condition> Conditions(IReadOnlyDictionary<string, string>? context, EncryptionAlgorithm algorithm, bool sameKey)
    {
        var conditions = new ConditionList();
        conditions.Add("kms:EncryptionContext", context);
        conditions.Add("kms:EncryptionAlgorithm", algorithm.ToWire());
        conditions.Add("kms:ReEncryptOnSameKey", sameKey);
        return conditions.Conditions;
    }
}
