using ScsLabs.Services.Kms;
using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Ssm;

/// <summary>Secrets through KMS, as the caller.</summary>
public sealed class SecureStringTests
{
    private readonly TestAws aws = new();
    private readonly string key;

    public SecureStringTests() => key = aws.Root.Do(CreateKeyOperation.Instance, new()).KeyMetadata.Arn;

    [Theory]
    [InlineData(ParameterTier.Standard)]
    [InlineData(ParameterTier.Advanced)]
    public void Reading_one_needs_decryption_too(ParameterTier tier)
    {
        Put("/a", tier);
        var reader = aws.User("reader", TestAws.Allow("ssm:GetParameter", "kms:Decrypt"));
        var half = aws.User("half", TestAws.Allow("ssm:GetParameter"));

        reader.Do(GetParameterOperation.Instance, new("/a", WithDecryption: true)).Parameter.Value.ShouldBe("secret");

        half.IsRefused("kms:Decrypt", GetParameterOperation.Instance, new("/a", WithDecryption: true));
        half.Do(GetParameterOperation.Instance, new("/a")).Parameter.Value.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData(ParameterTier.Standard, "kms:Encrypt")]
    [InlineData(ParameterTier.Advanced, "kms:GenerateDataKey")]
    public void Writing_one_asks_for_what_its_tier_needs(ParameterTier tier, string action)
    {
        var writer = aws.User("writer", TestAws.Allow("ssm:PutParameter", action));
        var half = aws.User("half", TestAws.Allow("ssm:PutParameter"));

        half.IsRefused(action, PutParameterOperation.Instance, new("/a", "secret", ParameterType.SecureString, key, Tier: tier));
        writer.Do(PutParameterOperation.Instance, new("/a", "secret", ParameterType.SecureString, key, Tier: tier));
    }

    [Fact]
    public void A_policy_can_tell_parameters_apart_by_the_encryption_context()
    {
        Put("/a", ParameterTier.Standard);
        Put("/b", ParameterTier.Standard);
        var user = aws.User("user", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:GetParameter","Resource":"*"},{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*","Condition":{
              "StringEquals":{"kms:EncryptionContext:PARAMETER_ARN":"arn:aws:ssm:us-east-1:111111111111:parameter/a","kms:ViaService":"ssm.us-east-1.amazonaws.com"}}}]}
            """);

        user.Do(GetParameterOperation.Instance, new("/a", WithDecryption: true));

        user.IsRefused("kms:Decrypt", GetParameterOperation.Instance, new("/b", WithDecryption: true));
    }

    [Fact]
    public void Errors_about_the_key_come_wrapped()
    {
        Put("/a", ParameterTier.Standard);
        aws.Root.Do(DisableKeyOperation.Instance, new(key));

        aws.Root.Fails("InvalidKeyId", GetParameterOperation.Instance, new("/a", WithDecryption: true)).Message.ShouldBe($"{key} is disabled. (Service: AWSKMS; Status Code: 400; Error Code: DisabledException)");
        aws.Root.Fails("InvalidKeyId", PutParameterOperation.Instance, new("/b", "v", ParameterType.SecureString, "alias/none")).Message.ShouldContain("Error Code: NotFoundException");
    }

    [Fact]
    public void The_key_is_symmetric()
    {
        var pair = aws.Root.Do(CreateKeyOperation.Instance, new(KeyUsage: KeyUsage.EncryptDecrypt, KeySpec: KeySpec.Rsa2048)).KeyMetadata.Arn;

        aws.Root.Fails("InvalidKeyId", PutParameterOperation.Instance, new("/a", "v", ParameterType.SecureString, pair)).Message
            .ShouldBe("Algorithm SYMMETRIC_DEFAULT is incompatible with key spec RSA_2048. (Service: AWSKMS; Status Code: 400; Error Code: InvalidKeyUsageException)");
        aws.Root.Fails("InvalidKeyId", PutParameterOperation.Instance, new("/a", "v", ParameterType.SecureString, pair, Tier: ParameterTier.Advanced)).Message.ShouldStartWith("You cannot generate a data key with an asymmetric CMK");
    }

    [Fact]
    public async Task With_its_key_the_secret_is_lost()
    {
        Put("/a", ParameterTier.Standard);
        aws.Root.Do(ScheduleKeyDeletionOperation.Instance, new(key, 7));
        await aws.AdvanceAsync(TimeSpan.FromDays(8));

        aws.Root.Fails("AccessDeniedException", GetParameterOperation.Instance, new("/a", WithDecryption: true)).Message.ShouldStartWith("The ciphertext refers to");
        aws.Root.Do(GetParameterOperation.Instance, new("/a"));
    }

    [Fact]
    public void After_a_rotation_old_secrets_are_read_as_before()
    {
        Put("/a", ParameterTier.Standard);
        Put("/b", ParameterTier.Advanced);

        aws.Root.Do(RotateKeyOnDemandOperation.Instance, new(key));

        aws.Root.Do(GetParametersOperation.Instance, new(["/a", "/b"], WithDecryption: true)).Parameters.Select(parameter => parameter.Value).ShouldBe(["secret", "secret"]);
    }

    [Fact]
    public void A_key_is_only_for_secrets() =>
        aws.Root.Fails("ValidationException", PutParameterOperation.Instance, new("/a", "v", ParameterType.String, key)).Message.ShouldBe("KeyId is required for SecureString type parameter only.");

    private void Put(string name, ParameterTier tier) => aws.Root.Do(PutParameterOperation.Instance, new(name, "secret", ParameterType.SecureString, key, Tier: tier));
}
