using System.Security.Cryptography;

namespace ScsLabs.Services.Kms;

/// <summary>The algorithm of a signature.</summary>
[NotEmulated("SM2DSA", "ML_DSA_SHAKE_256", "ED25519_SHA_512", "ED25519_PH_SHA_512")]
public enum SigningAlgorithm
{
    /// <summary>RSASSA-PSS with SHA-256.</summary>
    [Wire("RSASSA_PSS_SHA_256")]
    RsassaPssSha256,

    /// <summary>RSASSA-PSS with SHA-384.</summary>
    [Wire("RSASSA_PSS_SHA_384")]
    RsassaPssSha384,

    /// <summary>RSASSA-PSS with SHA-512.</summary>
    [Wire("RSASSA_PSS_SHA_512")]
    RsassaPssSha512,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256.</summary>
    [Wire("RSASSA_PKCS1_V1_5_SHA_256")]
    RsassaPkcs1V15Sha256,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-384.</summary>
    [Wire("RSASSA_PKCS1_V1_5_SHA_384")]
    RsassaPkcs1V15Sha384,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-512.</summary>
    [Wire("RSASSA_PKCS1_V1_5_SHA_512")]
    RsassaPkcs1V15Sha512,

    /// <summary>ECDSA with SHA-256.</summary>
    [Wire("ECDSA_SHA_256")]
    EcdsaSha256,

    /// <summary>ECDSA with SHA-384.</summary>
    [Wire("ECDSA_SHA_384")]
    EcdsaSha384,

    /// <summary>ECDSA with SHA-512.</summary>
    [Wire("ECDSA_SHA_512")]
    EcdsaSha512,
}

/// <summary>What the message of a request to sign or to verify is.</summary>
[NotEmulated("EXTERNAL_MU")]
public enum MessageType
{
    /// <summary>The message itself, which KMS hashes.</summary>
    [Wire("RAW")]
    Raw,

    /// <summary>The message's digest.</summary>
    [Wire("DIGEST")]
    Digest,
}

/// <summary>What signing and verifying have in common.</summary>
internal static class Signing
{
    /// <summary>The hash of an algorithm.</summary>
    public static HashAlgorithmName Hash(this SigningAlgorithm algorithm) => algorithm switch
    {
        SigningAlgorithm.RsassaPssSha256 or SigningAlgorithm.RsassaPkcs1V15Sha256 or SigningAlgorithm.EcdsaSha256 => HashAlgorithmName.SHA256,
        SigningAlgorithm.RsassaPssSha384 or SigningAlgorithm.RsassaPkcs1V15Sha384 or SigningAlgorithm.EcdsaSha384 => HashAlgorithmName.SHA384,
        _ => HashAlgorithmName.SHA512,
    };

    /// <summary>The digest that is signed: the message's, or the one that the request gives.</summary>
    /// <exception cref="AwsException">ValidationException: the given digest isn't of the algorithm's length.</exception>
    public static byte[] Digest(byte[] message, MessageType type, SigningAlgorithm algorithm)
    {
        var digest = CryptographicOperations.HashData(algorithm.Hash(), message);
        return type == MessageType.Raw ? digest
            : message.Length == digest.Length ? message
            : throw KmsErrors.Validation($"Digest is invalid length for algorithm {algorithm.ToWire()}.");
    }
}
