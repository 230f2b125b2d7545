using System.Security.Cryptography;

namespace ScsLabs.Services.Kms;

/// <summary>Verifies the message authentication code of a message of up to 4,096 bytes with an HMAC key.</summary>
/// <remarks>Errors: KMSInvalidMacException, NotFoundException, InvalidKeyUsageException, DisabledException, KMSInvalidStateException, InvalidGrantTokenException, DryRunOperationException. Source: KMS API Reference, VerifyMac.</remarks>
[Operation<KmsApi>]
public sealed record VerifyMac(
    [Length(1, 4096), Sensitive] byte[] Message,
    [Target<Key>, Length(1, 2048)] string KeyId,
    [ConditionKey("kms:MacAlgorithm")] MacAlgorithm MacAlgorithm,
    [Length(1, 6144), Sensitive] byte[] Mac,
    [Length(0, 10)] IReadOnlyList<string>? GrantTokens = null,
    bool DryRun = false)
{
    /// <summary>That the code is right: a wrong one is an error.</summary>
    public sealed record Result(string KeyId, bool MacValid, MacAlgorithm MacAlgorithm);

    /// <summary>Verifies the code.</summary>
    internal static Result Handle(VerifyMac request, Key key, Call call)
    {
        key.RequireUsable(nameof(VerifyMac), KeyUsage.GenerateVerifyMac, request.GrantTokens, call);
        key.RequireAlgorithm(request.MacAlgorithm.ToWire());
        KmsErrors.EndIfDry(request.DryRun);
        return CryptographicOperations.FixedTimeEquals(key.Secret<HmacSecret>().Mac(request.Message, request.MacAlgorithm), request.Mac)
            ? new(key.Arn, MacValid: true, request.MacAlgorithm)
            : throw KmsErrors.InvalidMac();
    }
}
