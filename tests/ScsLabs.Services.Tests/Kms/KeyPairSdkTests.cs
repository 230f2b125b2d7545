using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using ScsLabs.Harness.Backends;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>Asymmetric and HMAC keys through the AWS SDK, against .NET's own cryptography with nothing but the public key.</summary>
public sealed class KeyPairSdkTests : IAsyncLifetime
{
    private static readonly byte[] Message = "what is signed"u8.ToArray();

    private EmbeddedBackend backend = null!;
    private LabContext aws = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IAmazonKeyManagementService Kms => aws.A.Root.Kms;

    public async ValueTask InitializeAsync()
    {
        backend = await EmbeddedBackend.StartAsync(cancellationToken: Cancel);
        aws = await backend.NewContextAsync(Cancel);
    }

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    [Theory]
    [InlineData("RSA_2048", 2048)]
    [InlineData("RSA_3072", 3072)]
    [InlineData("RSA_4096", 4096)]
    public async Task What_an_RSA_key_signs_is_verified_with_its_public_key(string spec, int size)
    {
        var key = await NewKeyAsync(spec, "SIGN_VERIFY");
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo((await Kms.GetPublicKeyAsync(new() { KeyId = key.KeyId }, Cancel)).PublicKey.ToArray(), out _);
        rsa.KeySize.ShouldBe(size);

        foreach (var algorithm in key.SigningAlgorithms)
        {
            var (hash, padding) = (HashOf(algorithm), algorithm.Contains("PSS", StringComparison.Ordinal) ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
            foreach (var (message, type) in Both(hash))
            {
                var signature = await SignAsync(key, algorithm, message, type);
                signature.Length.ShouldBe(size / 8);
                rsa.VerifyData(Message, signature, hash, padding).ShouldBeTrue();
                rsa.VerifyData("something else"u8, signature, hash, padding).ShouldBeFalse();
                await VerifiesAsync(key, algorithm, signature);
            }
        }
    }

    [Theory]
    [InlineData("ECC_NIST_P256", "ECDSA_SHA_256", "1.2.840.10045.3.1.7")]
    [InlineData("ECC_NIST_P384", "ECDSA_SHA_384", "1.3.132.0.34")]
    [InlineData("ECC_NIST_P521", "ECDSA_SHA_512", "1.3.132.0.35")]
    [InlineData("ECC_SECG_P256K1", "ECDSA_SHA_256", "1.3.132.0.10")]
    public async Task What_an_elliptic_curve_signs_is_verified_with_its_public_key(string spec, string algorithm, string curve)
    {
        var key = await NewKeyAsync(spec, "SIGN_VERIFY");
        var read = await Kms.GetPublicKeyAsync(new() { KeyId = key.KeyId }, Cancel);
        (read.KeyId, read.KeySpec.Value, read.KeyUsage.Value).ShouldBe((key.Arn, spec, "SIGN_VERIFY"));
        read.SigningAlgorithms.ShouldBe([algorithm]);
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(read.PublicKey.ToArray(), out _);
        ecdsa.ExportParameters(includePrivateParameters: false).Curve.Oid.Value.ShouldBe(curve);

        foreach (var (message, type) in Both(HashOf(algorithm)))
        {
            var signature = await SignAsync(key, algorithm, message, type);
            ecdsa.VerifyData(Message, signature, HashOf(algorithm), DSASignatureFormat.Rfc3279DerSequence).ShouldBeTrue();
            ecdsa.VerifyData("something else"u8, signature, HashOf(algorithm), DSASignatureFormat.Rfc3279DerSequence).ShouldBeFalse();
            await VerifiesAsync(key, algorithm, signature);
        }
    }

    [Fact]
    public async Task What_anybody_encrypts_with_the_public_key_only_KMS_decrypts()
    {
        var key = await NewKeyAsync("RSA_2048", "ENCRYPT_DECRYPT");
        key.EncryptionAlgorithms.ShouldBe(["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"]);
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo((await Kms.GetPublicKeyAsync(new() { KeyId = key.KeyId }, Cancel)).PublicKey.ToArray(), out _);

        foreach (var (algorithm, padding) in new[] { (EncryptionAlgorithmSpec.RSAES_OAEP_SHA_1, RSAEncryptionPadding.OaepSHA1), (EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256, RSAEncryptionPadding.OaepSHA256) })
        {
            var read = await Kms.DecryptAsync(new() { KeyId = key.KeyId, CiphertextBlob = new(rsa.Encrypt(Message, padding)), EncryptionAlgorithm = algorithm }, Cancel);
            read.Plaintext.ToArray().ShouldBe(Message);
            (read.KeyId, read.EncryptionAlgorithm, read.KeyMaterialId).ShouldBe((key.Arn, algorithm, null));
        }

        var encrypted = await Kms.EncryptAsync(new() { KeyId = key.KeyId, Plaintext = new(Message), EncryptionAlgorithm = EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256 }, Cancel);
        encrypted.CiphertextBlob.Length.ShouldBe(256);
        await Should.ThrowAsync<InvalidCiphertextException>(() => Kms.DecryptAsync(new() { KeyId = key.KeyId, CiphertextBlob = encrypted.CiphertextBlob, EncryptionAlgorithm = EncryptionAlgorithmSpec.RSAES_OAEP_SHA_1 }, Cancel));
    }

    [Fact]
    public async Task A_code_of_an_HMAC_key_is_verified_for_its_message_alone()
    {
        var key = await NewKeyAsync("HMAC_256", "GENERATE_VERIFY_MAC");

        var made = await Kms.GenerateMacAsync(new() { KeyId = key.KeyId, Message = new(Message), MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_256 }, Cancel);

        (made.KeyId, made.Mac.Length).ShouldBe((key.Arn, 32));
        (await Kms.VerifyMacAsync(new() { KeyId = key.KeyId, Message = new(Message), Mac = made.Mac, MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_256 }, Cancel)).MacValid.ShouldBe(true);
        await Should.ThrowAsync<KMSInvalidMacException>(() => Kms.VerifyMacAsync(new() { KeyId = key.KeyId, Message = new("other"u8.ToArray()), Mac = made.Mac, MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_256 }, Cancel));
        await Should.ThrowAsync<UnsupportedOperationException>(() => Kms.GetPublicKeyAsync(new() { KeyId = key.KeyId }, Cancel));
    }

    [Theory]
    [InlineData("SM2", "SIGN_VERIFY")]
    [InlineData("ML_DSA_65", "SIGN_VERIFY")]
    [InlineData("ECC_NIST_EDWARDS25519", "SIGN_VERIFY")]
    [InlineData("ECC_NIST_P256", "KEY_AGREEMENT")]
    public async Task What_is_not_emulated_is_told_so(string spec, string usage)
    {
        var error = await Should.ThrowAsync<AmazonKeyManagementServiceException>(() => NewKeyAsync(spec, usage));

        error.ErrorCode.ShouldBe("NotImplemented");
    }

    private static HashAlgorithmName HashOf(string algorithm) => new($"SHA{algorithm[^3..]}");

    /// <summary>The message itself, and its digest.</summary>
    private static (byte[] Message, MessageType Type)[] Both(HashAlgorithmName hash) => [(Message, MessageType.RAW), (CryptographicOperations.HashData(hash, Message), MessageType.DIGEST)];

    private async Task<KeyMetadata> NewKeyAsync(string spec, string usage)
    {
        var key = (await Kms.CreateKeyAsync(new() { KeySpec = spec, KeyUsage = usage }, Cancel)).KeyMetadata;
        (key.KeySpec.Value, key.KeyUsage.Value).ShouldBe((spec, usage));
        return key;
    }

    private async Task<byte[]> SignAsync(KeyMetadata key, string algorithm, byte[] message, MessageType type) =>
        (await Kms.SignAsync(new() { KeyId = key.KeyId, Message = new(message), MessageType = type, SigningAlgorithm = algorithm }, Cancel)).Signature.ToArray();

    /// <summary>KMS itself finds the signature right, and one with a changed byte wrong.</summary>
    private async Task VerifiesAsync(KeyMetadata key, string algorithm, byte[] signature)
    {
        (await Kms.VerifyAsync(new() { KeyId = key.KeyId, Message = new(Message), Signature = new(signature), SigningAlgorithm = algorithm }, Cancel)).SignatureValid.ShouldBe(true);
        var changed = (byte[])signature.Clone();
        changed[^1] ^= 1;
        await Should.ThrowAsync<KMSInvalidSignatureException>(() => Kms.VerifyAsync(new() { KeyId = key.KeyId, Message = new(Message), Signature = new(changed), SigningAlgorithm = algorithm }, Cancel));
    }
}
