using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>Message authentication codes of HMAC keys.</summary>
public sealed class MacTests
{
    private readonly TestAws aws = new();
    private readonly KeyMetadata key;

    public MacTests() => key = NewKey();

    [Theory]
    [InlineData(KeySpec.Hmac224, MacAlgorithm.HmacSha224, 28)]
    [InlineData(KeySpec.Hmac256, MacAlgorithm.HmacSha256, 32)]
    [InlineData(KeySpec.Hmac384, MacAlgorithm.HmacSha384, 48)]
    [InlineData(KeySpec.Hmac512, MacAlgorithm.HmacSha512, 64)]
    public void A_code_is_of_its_key_its_message_and_its_algorithm(KeySpec spec, MacAlgorithm algorithm, int length)
    {
        var one = NewKey(spec).Arn;
        var mac = aws.Root.Do(GenerateMacOperation.Instance, new([1, 2], one, algorithm)).Mac;

        mac.Length.ShouldBe(length);
        aws.Root.Do(GenerateMacOperation.Instance, new([1, 2], one, algorithm)).Mac.ShouldBe(mac);
        aws.Root.Do(VerifyMacOperation.Instance, new([1, 2], one, algorithm, mac)).MacValid.ShouldBeTrue();
        aws.Root.Fails("KMSInvalidMacException", VerifyMacOperation.Instance, new([1, 3], one, algorithm, mac)).Message.ShouldBe("");
        aws.Root.Fails("KMSInvalidMacException", VerifyMacOperation.Instance, new([1, 2], one, algorithm, mac[..^1]));
        aws.Root.Fails("KMSInvalidMacException", VerifyMacOperation.Instance, new([1, 2], NewKey(spec).Arn, algorithm, mac));
    }

    [Fact]
    public void Making_and_verifying_are_permissions_of_their_own()
    {
        var mac = aws.User("maker", TestAws.Allow("kms:GenerateMac")).Do(GenerateMacOperation.Instance, new([1], key.Arn, MacAlgorithm.HmacSha256)).Mac;
        var verifier = aws.User("verifier", TestAws.Allow("kms:VerifyMac"));

        verifier.Do(VerifyMacOperation.Instance, new([1], key.Arn, MacAlgorithm.HmacSha256, mac));
        verifier.IsRefused("kms:GenerateMac", GenerateMacOperation.Instance, new([1], key.Arn, MacAlgorithm.HmacSha256));
        aws.User("nobody").IsRefused("kms:VerifyMac", VerifyMacOperation.Instance, new([1], key.Arn, MacAlgorithm.HmacSha256, mac));
    }

    [Fact]
    public void A_policy_can_insist_on_an_algorithm()
    {
        const string policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*Mac","Resource":"*","Condition":{"StringEquals":{"kms:MacAlgorithm":"HMAC_SHA_256"}}}]}""";
        var user = aws.User("user", policy);
        var other = NewKey(KeySpec.Hmac512).Arn;

        user.Do(GenerateMacOperation.Instance, new([1], key.Arn, MacAlgorithm.HmacSha256));
        user.IsRefused("kms:GenerateMac", GenerateMacOperation.Instance, new([1], other, MacAlgorithm.HmacSha512));
        user.IsRefused("kms:VerifyMac", VerifyMacOperation.Instance, new([1], other, MacAlgorithm.HmacSha512, [1]));
    }

    [Fact]
    public void Only_an_enabled_key_for_codes_makes_them_by_its_own_algorithm()
    {
        aws.Root.Fails("InvalidKeyUsageException", GenerateMacOperation.Instance, new([1], key.Arn, MacAlgorithm.HmacSha512)).Message
            .ShouldBe("Algorithm HMAC_SHA_512 is incompatible with key spec HMAC_256.");
        var symmetric = aws.Root.Do(CreateKeyOperation.Instance, new()).KeyMetadata.Arn;
        aws.Root.Fails("InvalidKeyUsageException", GenerateMacOperation.Instance, new([1], symmetric, MacAlgorithm.HmacSha256)).Message
            .ShouldBe($"{symmetric} key usage is ENCRYPT_DECRYPT which is not valid for GenerateMac.");
        aws.Root.Fails("InvalidKeyUsageException", VerifyMacOperation.Instance, new([1], symmetric, MacAlgorithm.HmacSha256, [1])).Message
            .ShouldBe($"{symmetric} key usage is ENCRYPT_DECRYPT which is not valid for VerifyMac.");
        aws.Root.Fails("InvalidKeyUsageException", EncryptOperation.Instance, new(key.Arn, [1])).Message
            .ShouldBe($"{key.Arn} key usage is GENERATE_VERIFY_MAC which is not valid for Encrypt.");

        aws.Root.Do(DisableKeyOperation.Instance, new(key.KeyId));
        aws.Root.Fails("DisabledException", GenerateMacOperation.Instance, new([1], key.Arn, MacAlgorithm.HmacSha512));
        aws.Root.Do(ScheduleKeyDeletionOperation.Instance, new(key.KeyId));
        aws.Root.Fails("KMSInvalidStateException", VerifyMacOperation.Instance, new([1], key.Arn, MacAlgorithm.HmacSha256, [1]));
    }

    [Fact]
    public void A_dry_run_makes_and_verifies_nothing()
    {
        aws.Root.Fails("DryRunOperationException", GenerateMacOperation.Instance, new([1], key.Arn, MacAlgorithm.HmacSha256, DryRun: true));
        aws.Root.Fails("DryRunOperationException", VerifyMacOperation.Instance, new([1], key.Arn, MacAlgorithm.HmacSha256, [1], DryRun: true));
        aws.User("other").IsRefused("kms:GenerateMac", GenerateMacOperation.Instance, new([1], key.Arn, MacAlgorithm.HmacSha256, DryRun: true));
    }

    private KeyMetadata NewKey(KeySpec spec = KeySpec.Hmac256) => aws.Root.Do(CreateKeyOperation.Instance, new(KeyUsage: KeyUsage.GenerateVerifyMac, KeySpec: spec)).KeyMetadata;
}
