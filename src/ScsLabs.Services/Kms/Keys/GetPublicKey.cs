namespace ScsLabs.Services.Kms;

/// <summary>Returns the public half of an asymmetric key, for use outside KMS.</summary>
/// <remarks>
/// A disabled key still has one, unlike one that is to be deleted.
/// Errors: NotFoundException, KMSInvalidStateException, UnsupportedOperationException, InvalidGrantTokenException. Source: KMS API Reference, GetPublicKey; KMS Developer Guide, "Key states of KMS keys".
/// </remarks>
[Operation<KmsApi>]
public sealed record GetPublicKey(
    [Target<Key>, Length(1, 2048)] string KeyId,
    [Length(0, 10)] IReadOnlyList<string>? GrantTokens = null)
{
    /// <summary>The public key, a SubjectPublicKeyInfo of X.509 in DER, and what it is for.</summary>
    public sealed record Result
    {
        public required string KeyId { get; init; }
        public required byte[] PublicKey { get; init; }
        public required KeySpec CustomerMasterKeySpec { get; init; }
        public required KeySpec KeySpec { get; init; }
        public required KeyUsage KeyUsage { get; init; }
        public required IReadOnlyList<EncryptionAlgorithm>? EncryptionAlgorithms { get; init; }
        public required IReadOnlyList<SigningAlgorithm>? SigningAlgorithms { get; init; }
    }

    /// <summary>Reads the public key.</summary>
    internal static Result Handle(GetPublicKey request, Key key, WorldView view)
    {
        key.RequireKept();
        GrantToken.RequireValid(request.GrantTokens, view);
        return key.Type.IsAsymmetric
            ? new()
            {
                KeyId = key.Arn,
                PublicKey = [.. key.Secret<KeyPair>().PublicKey],
                CustomerMasterKeySpec = key.Type.Spec,
                KeySpec = key.Type.Spec,
                KeyUsage = key.Type.Usage,
                EncryptionAlgorithms = key.Type.EncryptionAlgorithms,
                SigningAlgorithms = key.Type.SigningAlgorithms,
            }
            : throw KmsErrors.Unsupported();
    }
}
