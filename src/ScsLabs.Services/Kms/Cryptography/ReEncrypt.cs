namespace ScsLabs.Services.Kms;

/// <summary>Decrypts a ciphertext and encrypts it under another key or context, without returning the plaintext.</summary>
/// <remarks>Errors: InvalidCiphertextException, IncorrectKeyException, NotFoundException, DisabledException, KMSInvalidStateException, InvalidGrantTokenException, DryRunOperationException. Source: KMS API Reference, ReEncrypt.</remarks>
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
        public required string SourceKeyMaterialId { get; init; }
        public required string DestinationKeyMaterialId { get; init; }
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
        from.RequireEnabled();
        to.RequireUsable(call, request.GrantTokens, request.DryRun);
        var (plaintext, material) = Ciphertext.Decrypt(from, request.CiphertextBlob, request.SourceEncryptionContext);
        return new()
        {
            CiphertextBlob = Ciphertext.Encrypt(to, plaintext, request.DestinationEncryptionContext),
            SourceKeyId = from.Arn,
            KeyId = to.Arn,
            SourceEncryptionAlgorithm = EncryptionAlgorithm.SymmetricDefault,
            DestinationEncryptionAlgorithm = EncryptionAlgorithm.SymmetricDefault,
            SourceKeyMaterialId = from.Material[material].Id,
            DestinationKeyMaterialId = to.Material[^1].Id,
        };
    }

    private static (Reference<Key> Source, Reference<Key> Destination) Keys(ReEncrypt request, Call call) =>
        (Ciphertext.KeyOf(request.CiphertextBlob, request.SourceKeyId, call), Key.Resolve(request.DestinationKeyId, call));

    private static IReadOnlyList<Condition> Conditions(IReadOnlyDictionary<string, string>? context, EncryptionAlgorithm algorithm, bool sameKey)
    {
        var conditions = new ConditionList();
        conditions.Add("kms:EncryptionContext", context);
        conditions.Add("kms:EncryptionAlgorithm", algorithm.ToWire());
        conditions.Add("kms:ReEncryptOnSameKey", sameKey);
        return conditions.Conditions;
    }
}
