using ScsLabs.Services.Kms;
using ScsLabs.Services.Ssm;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>The key that a service uses where the caller names none.</summary>
public sealed class AwsManagedKeyTests
{
    private readonly TestAws aws = new();
    private readonly TestCaller user;

    public AwsManagedKeyTests() => user = aws.User("user", TestAws.Allow("ssm:*"));

    [Fact]
    public void Who_may_use_Parameter_Store_needs_no_permission_of_KMS()
    {
        user.Do(PutParameterOperation.Instance, new("/a", "secret", ParameterType.SecureString));

        user.Do(GetParameterOperation.Instance, new("/a", WithDecryption: true)).Parameter.Value.ShouldBe("secret");
    }

    [Fact]
    public void Past_Parameter_Store_it_can_not_be_used_whatever_IAM_says()
    {
        user.Do(PutParameterOperation.Instance, new("/a", "secret", ParameterType.SecureString));
        var blob = Convert.FromBase64String(user.Do(GetParameterOperation.Instance, new("/a")).Parameter.Value);
        var admin = aws.User("admin", TestAws.Allow("kms:*"));

        admin.IsRefused("kms:Decrypt", DecryptOperation.Instance, new(blob, new Dictionary<string, string>(StringComparer.Ordinal) { ["PARAMETER_ARN"] = "arn:aws:ssm:us-east-1:111111111111:parameter/a" }));
        aws.Root.IsRefused("kms:Decrypt", DecryptOperation.Instance, new(blob));
    }

    [Fact]
    public void Only_an_explicit_deny_withholds_it()
    {
        user.Do(PutParameterOperation.Instance, new("/a", "secret", ParameterType.SecureString));
        var denied = aws.User("denied", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ssm:*","Resource":"*"},{"Effect":"Deny","Action":"kms:Decrypt","Resource":"*"}]}""");

        denied.IsRefused("kms:Decrypt", GetParameterOperation.Instance, new("/a", WithDecryption: true));
        denied.Do(GetParameterOperation.Instance, new("/a"));
    }

    [Fact]
    public void It_is_made_once_on_first_use()
    {
        aws.World.Everywhere<Key>().ShouldBeEmpty();

        user.Do(PutParameterOperation.Instance, new("/a", "secret", ParameterType.SecureString));
        user.Do(PutParameterOperation.Instance, new("/b", "secret", ParameterType.SecureString));

        var key = aws.World.Everywhere<Key>().ShouldHaveSingleItem();
        var metadata = aws.Root.Do(DescribeKeyOperation.Instance, new("alias/aws/ssm")).KeyMetadata;
        metadata.KeyId.ShouldBe(key.KeyId);
        metadata.KeyManager.ShouldBe(KeyManager.Aws);
    }

    [Fact]
    public void Describing_a_predefined_alias_makes_its_key_for_those_who_may()
    {
        user.IsRefused("kms:DescribeKey", DescribeKeyOperation.Instance, new("alias/aws/s3"));

        aws.Root.Do(DescribeKeyOperation.Instance, new("alias/aws/s3")).KeyMetadata.KeyManager.ShouldBe(KeyManager.Aws);

        aws.Root.Fails("NotFoundException", DescribeKeyOperation.Instance, new("alias/aws/nothing"));
    }

    [Fact]
    public void Nobody_administers_it()
    {
        var key = aws.Root.Do(DescribeKeyOperation.Instance, new("alias/aws/ssm")).KeyMetadata.KeyId;

        aws.Root.IsRefused("kms:PutKeyPolicy", PutKeyPolicyOperation.Instance, new(key, KeyPolicyOf.Statements(KeyPolicyOf.Account)));
        aws.Root.IsRefused("kms:DisableKey", DisableKeyOperation.Instance, new(key));
        aws.Root.IsRefused("kms:ScheduleKeyDeletion", ScheduleKeyDeletionOperation.Instance, new(key));
        aws.Root.IsRefused("kms:DeleteAlias", DeleteAliasOperation.Instance, new("alias/aws/ssm"));
        aws.Root.Do(GetKeyPolicyOperation.Instance, new(key)).Policy.ShouldContain("kms:ViaService");
    }

    [Fact]
    public void Another_service_s_key_serves_not_through_Parameter_Store() =>
        user.IsRefused("kms:Encrypt", PutParameterOperation.Instance, new("/a", "secret", ParameterType.SecureString, "alias/aws/s3"));
}
