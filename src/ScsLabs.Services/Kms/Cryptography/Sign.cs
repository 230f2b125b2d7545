namespace ScsLabs.Services.Kms;

/// <summary>Signs a message of up to 4,096 bytes, or a digest, with an asymmetric key.</summary>
/// <remarks>Errors: NotFoundException, InvalidKeyUsageException, DisabledException, KMSInvalidStateException, InvalidGrantTokenException, DryRunOperationException. Source: KMS API Reference, Sign.</remarks>
[Operation<KmsApi>]
public sealed record Sign(
    [Target<Key>, Length(1, 2048)] string KeyId,
    [Length(1, 4096), Sensitive] byte[] Message,
    [ConditionKey("kms:SigningAlgorithm")] SigningAlgorithm SigningAlgorithm,
    [ConditionKey("kms:MessageType")] MessageType MessageType = MessageType.Raw,
    [Length(0, 10)] IReadOnlyList<string>? GrantTokens = null,
    bool DryRun = false)
{
    /// <summary>The signature: of RSA as PKCS #1 has it, of ECDSA in DER.</summary>
    public sealed record Result(string KeyId, [Sensitive] byte[] Signature, SigningAlgorithm SigningAlgorithm);

    /// <summary>Signs the message.</summary>
    internal static Result Handle(Sign request, Key key, Call call)
    {
        key.RequireUsable(nameof(Sign), KeyUsage.SignVerify, request.GrantTokens, call);
        key.RequireAlgorithm(request.SigningAlgorithm.ToWire());
        var digest = Signing.Digest(request.Message, request.MessageType, request.SigningAlgorithm);
        KmsErrors.EndIfDry(request.DryRun);
        return new(key.Arn, key.Secret<KeyPair>().Sign(digest, request.SigningAlgorithm), request.SigningAlgorithm);
    }
}
