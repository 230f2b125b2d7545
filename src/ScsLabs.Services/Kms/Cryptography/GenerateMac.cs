namespace ScsLabs.Services.Kms;

/// <summary>Makes the message authentication code of a message of up to 4,096 bytes with an HMAC key.</summary>
/// <remarks>Errors: NotFoundException, InvalidKeyUsageException, DisabledException, KMSInvalidStateException, InvalidGrantTokenException, DryRunOperationException. Source: KMS API Reference, GenerateMac.</remarks>
[Operation<KmsApi>]
public sealed record GenerateMac(
    [Length(1, 4096), Sensitive] byte[] Message,
    [Target<Key>, Length(1, 2048)] string KeyId,
    [ConditionKey("kms:MacAlgorithm")] MacAlgorithm MacAlgorithm,
    [Length(0, 10)] IReadOnlyList<string>? GrantTokens = null,
    bool DryRun = false)
{
    /// <summary>The code.</summary>
    public sealed record Result([Sensitive] byte[] Mac, MacAlgorithm MacAlgorithm, string KeyId);

    /// <summary>Makes the code.</summary>
    internal static Result Handle(GenerateMac request, Key key, Call call)
    {
        key.RequireUsable(nameof(GenerateMac), KeyUsage.GenerateVerifyMac, request.GrantTokens, call);
        key.RequireAlgorithm(request.MacAlgorithm.ToWire());
        KmsErrors.EndIfDry(request.DryRun);
        return new(key.Secret<HmacSecret>().Mac(request.Message, request.MacAlgorithm), request.MacAlgorithm, key.Arn);
    }
}

/// <summary>The algorithm of a message authentication code.</summary>
public enum MacAlgorithm
{
    /// <summary>HMAC with SHA-224.</summary>
    [Wire("HMAC_SHA_224")]
    HmacSha224,

    /// <summary>HMAC with SHA-256.</summary>
    [Wire("HMAC_SHA_256")]
    HmacSha256,

    /// <summary>HMAC with SHA-384.</summary>
    [Wire("HMAC_SHA_384")]
    HmacSha384,

    /// <summary>HMAC with SHA-512.</summary>
    [Wire("HMAC_SHA_512")]
    HmacSha512,
}
