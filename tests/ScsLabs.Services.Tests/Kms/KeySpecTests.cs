using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>The specs and usages that a new key may have.</summary>
public sealed class KeySpecTests
{
    private readonly TestAws aws = new();

    [Fact]
    public void The_spec_goes_by_its_old_name_too_but_not_by_both()
    {
        // Terraform's provider still says CustomerMasterKeySpec.
        aws.Root.Do(CreateKeyOperation.Instance, new(CustomerMasterKeySpec: KeySpec.SymmetricDefault)).KeyMetadata.KeySpec.ShouldBe(KeySpec.SymmetricDefault);

        aws.Root.Fails("ValidationException", CreateKeyOperation.Instance, new(KeySpec: KeySpec.SymmetricDefault, CustomerMasterKeySpec: KeySpec.SymmetricDefault))
            .Message.ShouldBe("You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.");
    }

    [Fact]
    public void A_key_of_one_Region_may_be_asked_for_in_words_and_one_of_many_is_not_emulated()
    {
        aws.Root.Do(CreateKeyOperation.Instance, new(MultiRegion: false)).KeyMetadata.MultiRegion.ShouldBeFalse();

        aws.Root.Fails("NotImplemented", CreateKeyOperation.Instance, new(MultiRegion: true));
    }

    [Theory]
    [InlineData(KeySpec.SymmetricDefault, KeyUsage.EncryptDecrypt, 1, 0, 0)]
    [InlineData(KeySpec.Rsa2048, KeyUsage.EncryptDecrypt, 2, 0, 0)]
    [InlineData(KeySpec.Rsa2048, KeyUsage.SignVerify, 0, 6, 0)]
    [InlineData(KeySpec.EccNistP256, KeyUsage.SignVerify, 0, 1, 0)]
    [InlineData(KeySpec.EccSecgP256K1, KeyUsage.SignVerify, 0, 1, 0)]
    [InlineData(KeySpec.Hmac384, KeyUsage.GenerateVerifyMac, 0, 0, 1)]
    public void A_key_has_the_algorithms_of_its_spec_for_its_usage_and_no_others(KeySpec spec, KeyUsage usage, int encryption, int signing, int mac)
    {
        var made = aws.Root.Do(CreateKeyOperation.Instance, new(KeyUsage: usage, KeySpec: spec)).KeyMetadata;

        (made.KeySpec, made.CustomerMasterKeySpec, made.KeyUsage).ShouldBe((spec, spec, usage));
        (made.EncryptionAlgorithms?.Count ?? 0, made.SigningAlgorithms?.Count ?? 0, made.MacAlgorithms?.Count ?? 0).ShouldBe((encryption, signing, mac));
        (made.CurrentKeyMaterialId is null).ShouldBe(spec != KeySpec.SymmetricDefault);
        aws.Root.Do(DescribeKeyOperation.Instance, new(made.Arn)).KeyMetadata.ShouldBeEquivalentTo(made);
    }

    [Theory]
    [InlineData(KeySpec.SymmetricDefault, KeyUsage.SignVerify, "KeyUsage SIGN_VERIFY is not compatible with KeySpec SYMMETRIC_DEFAULT")]
    [InlineData(KeySpec.SymmetricDefault, KeyUsage.GenerateVerifyMac, "KeyUsage GENERATE_VERIFY_MAC is not compatible with KeySpec SYMMETRIC_DEFAULT")]
    [InlineData(KeySpec.Rsa4096, KeyUsage.GenerateVerifyMac, "KeyUsage GENERATE_VERIFY_MAC is not compatible with KeySpec RSA_4096")]
    [InlineData(KeySpec.EccNistP521, KeyUsage.EncryptDecrypt, "KeyUsage ENCRYPT_DECRYPT is not compatible with KeySpec ECC_NIST_P521")]
    [InlineData(KeySpec.Hmac224, KeyUsage.EncryptDecrypt, "KeyUsage ENCRYPT_DECRYPT is not compatible with KeySpec HMAC_224")]
    [InlineData(KeySpec.Hmac512, null, "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.")]
    [InlineData(KeySpec.Rsa2048, null, "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.")]
    public void A_spec_and_a_usage_must_go_together(KeySpec spec, KeyUsage? usage, string message)
    {
        aws.Root.Fails("ValidationException", CreateKeyOperation.Instance, new(KeyUsage: usage, KeySpec: spec)).Message.ShouldBe(message);
        aws.Root.Fails("ValidationException", CreateKeyOperation.Instance, new(KeyUsage: usage, CustomerMasterKeySpec: spec)).Message.ShouldBe(message);
    }

    [Fact]
    public void A_usage_alone_is_that_of_a_symmetric_key() =>
        aws.Root.Fails("ValidationException", CreateKeyOperation.Instance, new(KeyUsage: KeyUsage.SignVerify)).Message.ShouldBe("KeyUsage SIGN_VERIFY is not compatible with KeySpec SYMMETRIC_DEFAULT");

    [Fact]
    public void Policies_can_limit_which_keys_are_made()
    {
        var user = aws.User("user", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:CreateKey","Resource":"*","Condition":{"StringEquals":{"kms:KeySpec":"RSA_2048","kms:KeyUsage":"SIGN_VERIFY"}}}]}""");

        user.Do(CreateKeyOperation.Instance, new(KeyUsage: KeyUsage.SignVerify, KeySpec: KeySpec.Rsa2048));
        user.Do(CreateKeyOperation.Instance, new(KeyUsage: KeyUsage.SignVerify, CustomerMasterKeySpec: KeySpec.Rsa2048));

        user.IsRefused("kms:CreateKey", CreateKeyOperation.Instance, new());
        user.IsRefused("kms:CreateKey", CreateKeyOperation.Instance, new(KeyUsage: KeyUsage.EncryptDecrypt, KeySpec: KeySpec.Rsa2048));
        user.IsRefused("kms:CreateKey", CreateKeyOperation.Instance, new(KeyUsage: KeyUsage.SignVerify, KeySpec: KeySpec.EccNistP256));
    }

    [Fact]
    public void Only_the_material_of_symmetric_keys_is_rotated()
    {
        foreach (var (spec, usage) in new[] { (KeySpec.EccNistP256, KeyUsage.SignVerify), (KeySpec.Hmac256, KeyUsage.GenerateVerifyMac) })
        {
            var key = aws.Root.Do(CreateKeyOperation.Instance, new(KeyUsage: usage, KeySpec: spec)).KeyMetadata.KeyId;

            aws.Root.Fails("UnsupportedOperationException", EnableKeyRotationOperation.Instance, new(key)).Message.ShouldBe("");
            aws.Root.Fails("UnsupportedOperationException", RotateKeyOnDemandOperation.Instance, new(key));
            aws.Root.Fails("UnsupportedOperationException", ListKeyRotationsOperation.Instance, new(key));
            aws.Root.Do(DisableKeyRotationOperation.Instance, new(key));
            aws.Root.Do(GetKeyRotationStatusOperation.Instance, new(key)).KeyRotationEnabled.ShouldBeFalse();
            aws.Root.Do(DisableKeyOperation.Instance, new(key));
            aws.Root.Fails("DisabledException", EnableKeyRotationOperation.Instance, new(key));
        }
    }

    [Fact]
    public void An_alias_goes_from_a_key_to_others_of_its_kind_only()
    {
        string New(KeySpec spec, KeyUsage usage) => aws.Root.Do(CreateKeyOperation.Instance, new(KeyUsage: usage, KeySpec: spec)).KeyMetadata.KeyId;
        aws.Root.Do(CreateAliasOperation.Instance, new("alias/signs", New(KeySpec.EccNistP256, KeyUsage.SignVerify)));

        aws.Root.Do(UpdateAliasOperation.Instance, new("alias/signs", New(KeySpec.Rsa2048, KeyUsage.SignVerify)));

        aws.Root.Fails("ValidationException", UpdateAliasOperation.Instance, new("alias/signs", New(KeySpec.Rsa2048, KeyUsage.EncryptDecrypt)));
        aws.Root.Fails("ValidationException", UpdateAliasOperation.Instance, new("alias/signs", New(KeySpec.Hmac256, KeyUsage.GenerateVerifyMac)));
        aws.Root.Do(CreateAliasOperation.Instance, new("alias/encrypts", New(KeySpec.SymmetricDefault, KeyUsage.EncryptDecrypt)));
        aws.Root.Fails("ValidationException", UpdateAliasOperation.Instance, new("alias/encrypts", New(KeySpec.Rsa2048, KeyUsage.EncryptDecrypt)));
    }

    [Fact]
    public void Only_asymmetric_keys_have_a_public_half()
    {
        var hmac = aws.Root.Do(CreateKeyOperation.Instance, new(KeyUsage: KeyUsage.GenerateVerifyMac, KeySpec: KeySpec.Hmac256)).KeyMetadata.Arn;
        var symmetric = aws.Root.Do(CreateKeyOperation.Instance, new()).KeyMetadata.Arn;

        aws.Root.Fails("UnsupportedOperationException", GetPublicKeyOperation.Instance, new(hmac)).Message.ShouldBe("");
        aws.Root.Fails("UnsupportedOperationException", GetPublicKeyOperation.Instance, new(symmetric));
    }

    [Fact]
    public void Policies_see_the_spec_however_it_was_asked_for()
    {
        var user = aws.User("user", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:CreateKey","Resource":"*","Condition":{"StringEquals":{"kms:KeySpec":"SYMMETRIC_DEFAULT"}}}]}""");

        user.Do(CreateKeyOperation.Instance, new());
        user.Do(CreateKeyOperation.Instance, new(CustomerMasterKeySpec: KeySpec.SymmetricDefault));
        user.Do(CreateKeyOperation.Instance, new(KeySpec: KeySpec.SymmetricDefault));
    }
}
