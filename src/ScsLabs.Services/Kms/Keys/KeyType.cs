namespace ScsLabs.Services.Kms;

/// <summary>The type of a key: its spec and its usage, which never change, and all that follows from them.</summary>
/// <remarks>Source: KMS Developer Guide, "Key spec reference" and "Grants in KMS"; KMS API Reference, CreateKey.</remarks>
internal sealed class KeyType
{
    private static readonly ImmutableDictionary<(KeySpec, KeyUsage), KeyType> All = Table().ToImmutableDictionary(type => (type.Spec, type.Usage));

    private KeyType(KeySpec spec, params EncryptionAlgorithm[] algorithms)
        : this(spec, KeyUsage.EncryptDecrypt, algorithms.Select(algorithm => algorithm.ToWire())) => EncryptionAlgorithms = algorithms;

    private KeyType(KeySpec spec, params SigningAlgorithm[] algorithms)
        : this(spec, KeyUsage.SignVerify, algorithms.Select(algorithm => algorithm.ToWire())) => SigningAlgorithms = algorithms;

    private KeyType(KeySpec spec, params MacAlgorithm[] algorithms)
        : this(spec, KeyUsage.GenerateVerifyMac, algorithms.Select(algorithm => algorithm.ToWire())) => MacAlgorithms = algorithms;

    private KeyType(KeySpec spec, KeyUsage usage, IEnumerable<string> algorithms)
    {
        Spec = spec;
        Usage = usage;
        Algorithms = [.. algorithms];
        Conditions =
        [
            new("kms:KeySpec", spec.ToWire()),
            new("kms:CustomerMasterKeySpec", spec.ToWire()),
            new("kms:KeyUsage", usage.ToWire()),
            new("kms:CustomerMasterKeyUsage", usage.ToWire()),
        ];
    }

    /// <summary>The type of most keys, and of all that AWS's services use: it encrypts with AES-256-GCM.</summary>
    public static KeyType Symmetric { get; } = All[(KeySpec.SymmetricDefault, KeyUsage.EncryptDecrypt)];

    /// <summary>The spec.</summary>
    public KeySpec Spec { get; }

    /// <summary>The usage.</summary>
    public KeyUsage Usage { get; }

    /// <summary>The algorithms by which the key encrypts; null for a key that doesn't.</summary>
    public IReadOnlyList<EncryptionAlgorithm>? EncryptionAlgorithms { get; }

    /// <summary>The algorithms by which the key signs; null for a key that doesn't.</summary>
    public IReadOnlyList<SigningAlgorithm>? SigningAlgorithms { get; }

    /// <summary>The algorithms by which the key makes message authentication codes; null for a key that doesn't.</summary>
    public IReadOnlyList<MacAlgorithm>? MacAlgorithms { get; }

    /// <summary>The names of all the key's algorithms.</summary>
    public ImmutableHashSet<string> Algorithms { get; }

    /// <summary>The condition keys that follow from the type.</summary>
    public IReadOnlyList<Condition> Conditions { get; }

    /// <summary>Whether the key is a pair, whose public half everybody may have.</summary>
    public bool IsAsymmetric => this != Symmetric && MacAlgorithms is null;

    /// <summary>The operations that a grant on the key can allow.</summary>
    public IEnumerable<GrantOperation> GrantOperations =>
    [
        GrantOperation.CreateGrant,
        GrantOperation.RetireGrant,
        GrantOperation.DescribeKey,
        .. Usage switch
        {
            KeyUsage.SignVerify => [GrantOperation.Sign, GrantOperation.Verify],
            KeyUsage.GenerateVerifyMac => [GrantOperation.GenerateMac, GrantOperation.VerifyMac],
            _ => (GrantOperation[])[GrantOperation.Encrypt, GrantOperation.Decrypt, GrantOperation.ReEncryptFrom, GrantOperation.ReEncryptTo],
        },
        .. this == Symmetric ? [GrantOperation.GenerateDataKey, GrantOperation.GenerateDataKeyWithoutPlaintext] : (GrantOperation[])[],
        .. IsAsymmetric ? [GrantOperation.GetPublicKey] : (GrantOperation[])[],
    ];

    /// <summary>The type of this spec and usage; null where they don't go together.</summary>
    public static KeyType? Of(KeySpec spec, KeyUsage usage) => All.GetValueOrDefault((spec, usage));

    private static IEnumerable<KeyType> Table()
    {
        yield return new(KeySpec.SymmetricDefault, EncryptionAlgorithm.SymmetricDefault);
        foreach (var rsa in (KeySpec[])[KeySpec.Rsa2048, KeySpec.Rsa3072, KeySpec.Rsa4096])
        {
            yield return new(rsa, EncryptionAlgorithm.RsaesOaepSha1, EncryptionAlgorithm.RsaesOaepSha256);
            yield return new(
                rsa,
                SigningAlgorithm.RsassaPkcs1V15Sha256,
                SigningAlgorithm.RsassaPkcs1V15Sha384,
                SigningAlgorithm.RsassaPkcs1V15Sha512,
                SigningAlgorithm.RsassaPssSha256,
                SigningAlgorithm.RsassaPssSha384,
                SigningAlgorithm.RsassaPssSha512);
        }

        yield return new(KeySpec.EccNistP256, SigningAlgorithm.EcdsaSha256);
        yield return new(KeySpec.EccNistP384, SigningAlgorithm.EcdsaSha384);
        yield return new(KeySpec.EccNistP521, SigningAlgorithm.EcdsaSha512);
        yield return new(KeySpec.EccSecgP256K1, SigningAlgorithm.EcdsaSha256);
        yield return new(KeySpec.Hmac224, MacAlgorithm.HmacSha224);
        yield return new(KeySpec.Hmac256, MacAlgorithm.HmacSha256);
        yield return new(KeySpec.Hmac384, MacAlgorithm.HmacSha384);
        yield return new(KeySpec.Hmac512, MacAlgorithm.HmacSha512);
    }
}

/// <summary>The usage of a key.</summary>
[NotEmulated("KEY_AGREEMENT")]
public enum KeyUsage
{
    /// <summary>Encryption and decryption.</summary>
    [Wire("ENCRYPT_DECRYPT")]
    EncryptDecrypt,

    /// <summary>Signatures.</summary>
    [Wire("SIGN_VERIFY")]
    SignVerify,

    /// <summary>Message authentication codes.</summary>
    [Wire("GENERATE_VERIFY_MAC")]
    GenerateVerifyMac,
}

/// <summary>The type of a key's material.</summary>
[NotEmulated("SM2", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87", "ECC_NIST_EDWARDS25519")]
public enum KeySpec
{
    /// <summary>A 256-bit AES-GCM key.</summary>
    [Wire("SYMMETRIC_DEFAULT")]
    SymmetricDefault,

    /// <summary>An RSA key pair of 2,048 bits.</summary>
    [Wire("RSA_2048")]
    Rsa2048,

    /// <summary>An RSA key pair of 3,072 bits.</summary>
    [Wire("RSA_3072")]
    Rsa3072,

    /// <summary>An RSA key pair of 4,096 bits.</summary>
    [Wire("RSA_4096")]
    Rsa4096,

    /// <summary>A key pair on NIST's curve P-256.</summary>
    [Wire("ECC_NIST_P256")]
    EccNistP256,

    /// <summary>A key pair on NIST's curve P-384.</summary>
    [Wire("ECC_NIST_P384")]
    EccNistP384,

    /// <summary>A key pair on NIST's curve P-521.</summary>
    [Wire("ECC_NIST_P521")]
    EccNistP521,

    /// <summary>A key pair on the curve secp256k1, which cryptocurrencies use.</summary>
    [Wire("ECC_SECG_P256K1")]
    EccSecgP256K1,

    /// <summary>An HMAC key of 224 bits.</summary>
    [Wire("HMAC_224")]
    Hmac224,

    /// <summary>An HMAC key of 256 bits.</summary>
    [Wire("HMAC_256")]
    Hmac256,

    /// <summary>An HMAC key of 384 bits.</summary>
    [Wire("HMAC_384")]
    Hmac384,

    /// <summary>An HMAC key of 512 bits.</summary>
    [Wire("HMAC_512")]
    Hmac512,
}
