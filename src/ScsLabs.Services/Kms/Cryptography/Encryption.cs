using System.Security.Cryptography;

namespace ScsLabs.Services.Kms;

/// <summary>Encrypts and decrypts with keys of any type: symmetric ones name themselves in the ciphertext, of RSA it is the bare RSAES-OAEP.</summary>
/// <remarks>Source: KMS API Reference, Encrypt and Decrypt; KMS's answers.</remarks>
internal static class Encryption
{
    /// <summary>Finds the key of a ciphertext: the one that the ciphertext names or, of RSA, that the request must name.</summary>
    /// <exception cref="AwsException">ValidationException: the ciphertext or the name is missing; else see <see cref="Ciphertext.KeyOf"/>.</exception>
    public static Reference<Key> KeyOf(byte[]? blob, EncryptionAlgorithm algorithm, string? wanted, Call call) =>
        blob is null ? throw KmsErrors.Validation("1 validation error detected: Value null at 'ciphertextBlob' failed to satisfy constraint: Member must not be null")
        : algorithm == EncryptionAlgorithm.SymmetricDefault ? Ciphertext.KeyOf(blob, wanted, call)
        : Key.Resolve(wanted ?? throw KmsErrors.Validation("KeyId must not be null"), call);

    /// <summary>Throws unless the key has the algorithm, and the algorithm takes the encryption context: RSA takes none.</summary>
    /// <exception cref="AwsException">InvalidKeyUsageException, ValidationException.</exception>
    public static void Require(Key key, EncryptionAlgorithm algorithm, IReadOnlyDictionary<string, string>? context)
    {
        key.RequireAlgorithm(algorithm.ToWire());
        if (key.Type.IsAsymmetric && context is { Count: > 0 })
        {
            throw KmsErrors.Validation("EncryptionContext is not supported when encrypting/decrypting with asymmetric CMKs.");
        }
    }

    /// <summary>Throws unless so many bytes can be encrypted.</summary>
    /// <exception cref="AwsException">ValidationException.</exception>
    public static void RequireRoom(Key key, EncryptionAlgorithm algorithm, int size)
    {
        if (Room(key.Type.Spec, algorithm) is { } room && size > room)
        {
            throw KmsErrors.Validation($"Algorithm {algorithm.ToWire()} and key spec {key.Type.Spec.ToWire()} cannot encrypt data larger than {room} bytes.");
        }
    }

    /// <summary>Encrypts what was found to be possible.</summary>
    public static byte[] Encrypt(Key key, EncryptionAlgorithm algorithm, byte[] plaintext, IReadOnlyDictionary<string, string>? context) =>
        key.Type.IsAsymmetric ? key.Secret<RsaPair>().Encrypt(plaintext, Padding(algorithm)) : Ciphertext.Encrypt(key, plaintext, context);

    /// <summary>Decrypts, and returns the id of the key material too, which only symmetric keys have.</summary>
    /// <exception cref="AwsException">InvalidCiphertextException: the bytes aren't encrypted under the key, or the encryption context or the algorithm differs.</exception>
    public static (byte[] Plaintext, string? KeyMaterialId) Decrypt(Key key, EncryptionAlgorithm algorithm, byte[] blob, IReadOnlyDictionary<string, string>? context)
    {
        if (!key.Type.IsAsymmetric)
        {
            var (plaintext, material) = Ciphertext.Decrypt(key, blob, context);
            return (plaintext, key.Material[material].Id);
        }

        try
        {
            return (key.Secret<RsaPair>().Decrypt(blob, Padding(algorithm)), null);
        }
        catch (CryptographicException)
        {
            throw KmsErrors.InvalidCiphertext();
        }
    }

    /// <summary>The number of bytes that OAEP takes: as many as the modulus has, but for two hashes and two bytes. Null for a key that isn't RSA.</summary>
    private static int? Room(KeySpec spec, EncryptionAlgorithm algorithm)
    {
        int? modulus = spec switch { KeySpec.Rsa2048 => 256, KeySpec.Rsa3072 => 384, KeySpec.Rsa4096 => 512, _ => null };
        return modulus - (2 * (algorithm == EncryptionAlgorithm.RsaesOaepSha1 ? SHA1.HashSizeInBytes : SHA256.HashSizeInBytes)) - 2;
    }

    private static RSAEncryptionPadding Padding(EncryptionAlgorithm algorithm) =>
        algorithm == EncryptionAlgorithm.RsaesOaepSha1 ? RSAEncryptionPadding.OaepSHA1 : RSAEncryptionPadding.OaepSHA256;
}

/// <summary>The algorithm that a key encrypts with.</summary>
[NotEmulated("SM2PKE")]
public enum EncryptionAlgorithm
{
    /// <summary>AES-256-GCM.</summary>
    [Wire("SYMMETRIC_DEFAULT")]
    SymmetricDefault,

    /// <summary>RSAES-OAEP with SHA-1, in the padding and in its mask.</summary>
    [Wire("RSAES_OAEP_SHA_1")]
    RsaesOaepSha1,

    /// <summary>RSAES-OAEP with SHA-256, in the padding and in its mask.</summary>
    [Wire("RSAES_OAEP_SHA_256")]
    RsaesOaepSha256,
}
