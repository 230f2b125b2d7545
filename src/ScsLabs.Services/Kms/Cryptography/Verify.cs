namespace ScsLabs.Services.Kms;

/// <summary>Verifies the signature of a message of up to 4,096 bytes, or of a digest, with an asymmetric key.</summary>
/// <remarks>Errors: KMSInvalidSignatureException, NotFoundException, InvalidKeyUsageException, DisabledException, KMSInvalidStateException, InvalidGrantTokenException, DryRunOperationException. Source: KMS API Reference, Verify.</remarks>
[Operation<KmsApi>]
public sealed record Verify(
    [Target<Key>, Length(1, 2048)] string KeyId,
    [Length(1, 4096), Sensitive] byte[] Message,
    [Length(1, 6144), Sensitive] byte[] Signature,
    [ConditionKey("kms:SigningAlgorithm")] SigningAlgorithm SigningAlgorithm,
    [ConditionKey("kms:MessageType")] MessageType MessageType = MessageType.Raw,
    [Length(0, 10)] IReadOnlyList<string>? GrantTokens = null,
    bool DryRun = false)
{
    /// <summary>That the signature is right: a wrong one is an error.</summary>
    public sealed record Result(string KeyId, bool SignatureValid, SigningAlgorithm SigningAlgorithm);

    /// <summary>Verifies the signature.</summary>
    internal static Result Handle(Verify request, Key key, Call call)
    {
        key.RequireUsable(nameof(Verify), KeyUsage.SignVerify, request.GrantTokens, call);
        key.RequireAlgorithm(request.SigningAlgorithm.ToWire());
        var digest = Signing.Digest(request.Message, request.MessageType, request.SigningAlgorithm);
        KmsErrors.EndIfDry(request.DryRun);
        return key.Secret<KeyPair>().Verifies(digest, request.Signature, request.SigningAlgorithm)
            ? new(key.Arn, SignatureValid: true, request.SigningAlgorithm)
            : throw KmsErrors.InvalidSignature();
    }
}
