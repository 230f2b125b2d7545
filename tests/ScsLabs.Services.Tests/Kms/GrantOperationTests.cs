using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>A grant allows what keys of its key's type can do. Source: KMS Developer Guide, "Grants in KMS", grant operations.</summary>
public sealed class GrantOperationTests
{
    private readonly TestAws aws = new();

    [Theory]
    [InlineData(KeySpec.SymmetricDefault, KeyUsage.EncryptDecrypt, "Decrypt Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext ReEncryptFrom ReEncryptTo")]
    [InlineData(KeySpec.Rsa2048, KeyUsage.EncryptDecrypt, "Decrypt Encrypt ReEncryptFrom ReEncryptTo GetPublicKey")]
    [InlineData(KeySpec.Rsa2048, KeyUsage.SignVerify, "Sign Verify GetPublicKey")]
    [InlineData(KeySpec.EccNistP384, KeyUsage.SignVerify, "Sign Verify GetPublicKey")]
    [InlineData(KeySpec.Hmac256, KeyUsage.GenerateVerifyMac, "GenerateMac VerifyMac")]
    public void It_names_operations_of_the_key_s_type_only(KeySpec spec, KeyUsage usage, string names)
    {
        GrantOperation[] supported = [.. names.Split(' ').Select(Enum.Parse<GrantOperation>), GrantOperation.CreateGrant, GrantOperation.RetireGrant, GrantOperation.DescribeKey];
        var key = NewKey(spec, usage);
        aws.Root.Do(CreateGrantOperation.Instance, new(key, aws.Root.Arn, supported));

        foreach (var other in Enum.GetValues<GrantOperation>().Except(supported))
        {
            aws.Root.Fails("ValidationException", CreateGrantOperation.Instance, new(key, aws.Root.Arn, [.. supported, other])).Message.ShouldContain(other.ToString());
        }
    }

    [Fact]
    public void It_lets_somebody_sign_who_may_nothing_else()
    {
        var key = NewKey(KeySpec.EccNistP256, KeyUsage.SignVerify);
        var user = aws.User("user");
        user.IsRefused("kms:Sign", SignOperation.Instance, new(key, [1], SigningAlgorithm.EcdsaSha256));

        var grant = aws.Root.Do(CreateGrantOperation.Instance, new(key, user.Arn, [GrantOperation.Sign]));

        var signature = user.Do(SignOperation.Instance, new(key, [1], SigningAlgorithm.EcdsaSha256, GrantTokens: [grant.GrantToken])).Signature;
        user.IsRefused("kms:Verify", VerifyOperation.Instance, new(key, [1], signature, SigningAlgorithm.EcdsaSha256));
        user.IsRefused("kms:GetPublicKey", GetPublicKeyOperation.Instance, new(key));
        user.Fails("InvalidGrantTokenException", SignOperation.Instance, new(key, [1], SigningAlgorithm.EcdsaSha256, GrantTokens: ["nonsense"]));
        aws.User("other").IsRefused("kms:Sign", SignOperation.Instance, new(key, [1], SigningAlgorithm.EcdsaSha256, GrantTokens: [grant.GrantToken]));
    }

    [Fact]
    public void It_lets_somebody_make_codes_or_read_the_public_key()
    {
        var (hmac, pair) = (NewKey(KeySpec.Hmac256, KeyUsage.GenerateVerifyMac), NewKey(KeySpec.EccNistP256, KeyUsage.SignVerify));
        var user = aws.User("user");

        aws.Root.Do(CreateGrantOperation.Instance, new(hmac, user.Arn, [GrantOperation.GenerateMac]));
        aws.Root.Do(CreateGrantOperation.Instance, new(pair, user.Arn, [GrantOperation.GetPublicKey]));

        var mac = user.Do(GenerateMacOperation.Instance, new([1], hmac, MacAlgorithm.HmacSha256)).Mac;
        user.IsRefused("kms:VerifyMac", VerifyMacOperation.Instance, new([1], hmac, MacAlgorithm.HmacSha256, mac));
        user.Do(GetPublicKeyOperation.Instance, new(pair));
        user.IsRefused("kms:Sign", SignOperation.Instance, new(pair, [1], SigningAlgorithm.EcdsaSha256));
    }

    [Fact]
    public void It_has_a_constraint_on_the_context_for_symmetric_keys_only()
    {
        GrantConstraints constraints = new(new Dictionary<string, string>(StringComparer.Ordinal) { ["Team"] = "blue" });
        aws.Root.Do(CreateGrantOperation.Instance, new(NewKey(KeySpec.SymmetricDefault, KeyUsage.EncryptDecrypt), aws.Root.Arn, [GrantOperation.Decrypt], Constraints: constraints));

        aws.Root.Fails("ValidationException", CreateGrantOperation.Instance, new(NewKey(KeySpec.Rsa2048, KeyUsage.EncryptDecrypt), aws.Root.Arn, [GrantOperation.Decrypt], Constraints: constraints));
        aws.Root.Fails("ValidationException", CreateGrantOperation.Instance, new(NewKey(KeySpec.Hmac256, KeyUsage.GenerateVerifyMac), aws.Root.Arn, [GrantOperation.GenerateMac], Constraints: constraints));
    }

    private string NewKey(KeySpec spec, KeyUsage usage) => aws.Root.Do(CreateKeyOperation.Instance, new(KeyUsage: usage, KeySpec: spec)).KeyMetadata.Arn;
}
