using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>Signatures of asymmetric keys: who gets them, of what, and by which algorithm.</summary>
public sealed class SigningTests
{
    private readonly TestAws aws = new();
    private readonly KeyMetadata key;

    public SigningTests() => key = NewKey();

    [Fact]
    public void Signing_and_verifying_are_permissions_of_their_own()
    {
        var signature = aws.User("signer", TestAws.Allow("kms:Sign")).Do(SignOperation.Instance, new(key.Arn, [1], SigningAlgorithm.EcdsaSha256)).Signature;
        var verifier = aws.User("verifier", TestAws.Allow("kms:Verify"));

        verifier.Do(VerifyOperation.Instance, new(key.Arn, [1], signature, SigningAlgorithm.EcdsaSha256)).SignatureValid.ShouldBeTrue();
        verifier.IsRefused("kms:Sign", SignOperation.Instance, new(key.Arn, [1], SigningAlgorithm.EcdsaSha256));
        verifier.IsRefused("kms:GetPublicKey", GetPublicKeyOperation.Instance, new(key.Arn));
        aws.User("nobody").IsRefused("kms:Verify", VerifyOperation.Instance, new(key.Arn, [1], signature, SigningAlgorithm.EcdsaSha256));
    }

    [Fact]
    public void Another_account_signs_if_the_key_policy_lets_it()
    {
        var guest = aws.User("guest", TestAws.Allow("kms:Sign", "kms:GetPublicKey"), account: "222222222222");
        guest.IsRefused("kms:Sign", SignOperation.Instance, new(key.Arn, [1], SigningAlgorithm.EcdsaSha256));

        aws.Root.Do(PutKeyPolicyOperation.Instance, new(key.KeyId, KeyPolicyOf.Statements(KeyPolicyOf.Account, KeyPolicyOf.Statement("Allow", guest.Arn, "kms:Sign"))));

        guest.Do(SignOperation.Instance, new(key.Arn, [1], SigningAlgorithm.EcdsaSha256));
        guest.IsRefused("kms:GetPublicKey", GetPublicKeyOperation.Instance, new(key.Arn));
    }

    [Theory]
    [InlineData("kms:SigningAlgorithm", "ECDSA_SHA_256", "ECDSA_SHA_384")]
    [InlineData("kms:MessageType", "RAW", "DIGEST")]
    [InlineData("kms:RequestAlias", "alias/signs", "alias/other")]
    [InlineData("kms:KeySpec", "ECC_NIST_P256", "SYMMETRIC_DEFAULT")]
    [InlineData("kms:KeyUsage", "SIGN_VERIFY", "ENCRYPT_DECRYPT")]
    public void A_policy_can_look_at_the_request_and_the_key(string condition, string given, string other)
    {
        aws.Root.Do(CreateAliasOperation.Instance, new("alias/signs", key.KeyId));

        User("may", given).Do(SignOperation.Instance, new("alias/signs", [1], SigningAlgorithm.EcdsaSha256));
        User("mayNot", other).IsRefused("kms:Sign", SignOperation.Instance, new("alias/signs", [1], SigningAlgorithm.EcdsaSha256));

        TestCaller User(string name, string value) => aws.User(name, $$$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:Sign","Resource":"*","Condition":{"StringEquals":{"{{{condition}}}":"{{{value}}}"} } } ] }
            """);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(48)]
    public void A_digest_has_the_length_that_the_algorithm_makes(int length)
    {
        const string text = "Digest is invalid length for algorithm ECDSA_SHA_256.";

        aws.Root.Fails("ValidationException", SignOperation.Instance, new(key.Arn, new byte[length], SigningAlgorithm.EcdsaSha256, MessageType.Digest)).Message.ShouldBe(text);
        aws.Root.Fails("ValidationException", VerifyOperation.Instance, new(key.Arn, new byte[length], [1], SigningAlgorithm.EcdsaSha256, MessageType.Digest)).Message.ShouldBe(text);
        aws.Root.Do(SignOperation.Instance, new(key.Arn, new byte[32], SigningAlgorithm.EcdsaSha256, MessageType.Digest));
    }

    [Fact]
    public void A_message_has_4096_bytes_at_most()
    {
        aws.Root.Do(SignOperation.Instance, new(key.Arn, new byte[4096], SigningAlgorithm.EcdsaSha256));

        aws.Root.Fails("ValidationException", SignOperation.Instance, new(key.Arn, new byte[4097], SigningAlgorithm.EcdsaSha256)).Message
            .ShouldBe("1 validation error detected: Value at 'message' failed to satisfy constraint: Member must have length less than or equal to 4096");
        aws.Root.Fails("ValidationException", SignOperation.Instance, new(key.Arn, [], SigningAlgorithm.EcdsaSha256));
    }

    [Fact]
    public void A_message_and_its_digest_have_the_same_signature()
    {
        var signature = aws.Root.Do(SignOperation.Instance, new(key.Arn, "text"u8.ToArray(), SigningAlgorithm.EcdsaSha256)).Signature;
        var digest = System.Security.Cryptography.SHA256.HashData("text"u8);

        aws.Root.Do(VerifyOperation.Instance, new(key.Arn, digest, signature, SigningAlgorithm.EcdsaSha256, MessageType.Digest));
        aws.Root.Fails("KMSInvalidSignatureException", VerifyOperation.Instance, new(key.Arn, digest, signature, SigningAlgorithm.EcdsaSha256)).Message.ShouldBe("");
    }

    [Theory]
    [InlineData(KeySpec.EccNistP256, SigningAlgorithm.EcdsaSha256)]
    [InlineData(KeySpec.EccSecgP256K1, SigningAlgorithm.EcdsaSha256)]
    [InlineData(KeySpec.Rsa2048, SigningAlgorithm.RsassaPssSha256)]
    [InlineData(KeySpec.Rsa2048, SigningAlgorithm.RsassaPkcs1V15Sha512)]
    public void Bytes_that_are_no_signature_are_told_so_whatever_they_are(KeySpec spec, SigningAlgorithm algorithm)
    {
        var made = NewKey(spec).Arn;
        var signature = aws.Root.Do(SignOperation.Instance, new(made, [1], algorithm)).Signature;

        foreach (var wrong in (byte[][])[[0], [1], [0x30], [0x30, 0x00], [0x30, 0x80], [0x30, 0x06, 2, 1, 0, 2, 1, 0], new byte[256], new byte[6144], signature[..^1], [.. signature, 0], [.. Enumerable.Repeat((byte)97, 6144)]])
        {
            aws.Root.Fails("KMSInvalidSignatureException", VerifyOperation.Instance, new(made, [1], wrong, algorithm));
        }

        aws.Root.Fails("KMSInvalidSignatureException", VerifyOperation.Instance, new(NewKey(spec).Arn, [1], signature, algorithm));
        aws.Root.Do(VerifyOperation.Instance, new(made, [1], signature, algorithm));
    }

    [Fact]
    public void The_algorithm_is_one_of_the_key_s()
    {
        aws.Root.Fails("InvalidKeyUsageException", SignOperation.Instance, new(key.Arn, new byte[20], SigningAlgorithm.EcdsaSha384, MessageType.Digest)).Message
            .ShouldBe("Algorithm ECDSA_SHA_384 is incompatible with key spec ECC_NIST_P256.");
        aws.Root.Fails("InvalidKeyUsageException", VerifyOperation.Instance, new(key.Arn, [1], [1], SigningAlgorithm.RsassaPssSha256));
    }

    /// <summary>KMS looks at the usage before the state, and at the state before the algorithm.</summary>
    [Fact]
    public void Only_an_enabled_key_for_signatures_signs()
    {
        var symmetric = aws.Root.Do(CreateKeyOperation.Instance, new()).KeyMetadata;
        aws.Root.Do(DisableKeyOperation.Instance, new(symmetric.KeyId));
        aws.Root.Fails("InvalidKeyUsageException", SignOperation.Instance, new(symmetric.Arn, [1], SigningAlgorithm.EcdsaSha256)).Message
            .ShouldBe($"{symmetric.Arn} key usage is ENCRYPT_DECRYPT which is not valid for Sign.");
        aws.Root.Fails("InvalidKeyUsageException", VerifyOperation.Instance, new(symmetric.Arn, [1], [1], SigningAlgorithm.EcdsaSha256)).Message
            .ShouldBe($"{symmetric.Arn} key usage is ENCRYPT_DECRYPT which is not valid for Verify.");

        aws.Root.Do(DisableKeyOperation.Instance, new(key.KeyId));
        aws.Root.Fails("DisabledException", SignOperation.Instance, new(key.Arn, [1], SigningAlgorithm.EcdsaSha384));
        aws.Root.Fails("DisabledException", VerifyOperation.Instance, new(key.Arn, [1], [1], SigningAlgorithm.EcdsaSha256));
        aws.Root.Do(GetPublicKeyOperation.Instance, new(key.Arn));

        aws.Root.Do(ScheduleKeyDeletionOperation.Instance, new(key.KeyId));
        aws.Root.Fails("KMSInvalidStateException", SignOperation.Instance, new(key.Arn, [1], SigningAlgorithm.EcdsaSha256));
        aws.Root.Fails("KMSInvalidStateException", GetPublicKeyOperation.Instance, new(key.Arn));
    }

    [Fact]
    public void A_dry_run_tells_those_who_might_and_refuses_the_others()
    {
        aws.Root.Fails("DryRunOperationException", SignOperation.Instance, new(key.Arn, [1], SigningAlgorithm.EcdsaSha256, DryRun: true));
        aws.Root.Fails("DryRunOperationException", VerifyOperation.Instance, new(key.Arn, [1], [1], SigningAlgorithm.EcdsaSha256, DryRun: true));
        aws.Root.Fails("InvalidKeyUsageException", SignOperation.Instance, new(key.Arn, [1], SigningAlgorithm.EcdsaSha512, DryRun: true));
        aws.User("other").IsRefused("kms:Sign", SignOperation.Instance, new(key.Arn, [1], SigningAlgorithm.EcdsaSha256, DryRun: true));
    }

    private KeyMetadata NewKey(KeySpec spec = KeySpec.EccNistP256) => aws.Root.Do(CreateKeyOperation.Instance, new(KeyUsage: KeyUsage.SignVerify, KeySpec: spec)).KeyMetadata;
}
