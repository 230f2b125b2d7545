using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>Key policies and IAM policies together. Facts 49 to 52.</summary>
public sealed class KeyPolicyTests
{
    private readonly TestAws aws = new();

    [Fact]
    public void The_default_policy_leaves_it_to_IAM()
    {
        var key = NewKey();
        var allowed = aws.User("allowed", TestAws.Allow("kms:Encrypt"));
        var other = aws.User("other");

        allowed.Do(EncryptOperation.Instance, new(key, [1]));

        other.IsRefused("kms:Encrypt", EncryptOperation.Instance, new(key, [1])).Message.ShouldContain("no identity-based policy allows");
    }

    [Fact]
    public void Without_the_account_in_the_key_policy_IAM_policies_are_worth_nothing()
    {
        var admin = aws.User("admin", TestAws.Allow("kms:*"));
        var other = aws.User("other", TestAws.Allow("kms:*"));
        var key = admin.Do(CreateKeyOperation.Instance, new(KeyPolicyOf.Statements(KeyPolicyOf.Statement("Allow", admin.Arn, "kms:*")))).KeyMetadata.KeyId;

        admin.Do(EncryptOperation.Instance, new(key, [1]));

        other.IsRefused("kms:Encrypt", EncryptOperation.Instance, new(key, [1])).Message.ShouldContain("no resource-based policy allows");
        aws.Root.IsRefused("kms:Encrypt", EncryptOperation.Instance, new(key, [1]));
    }

    [Fact]
    public void Whom_the_key_policy_names_needs_no_IAM_policy()
    {
        var named = aws.User("named");
        var key = NewKey(KeyPolicyOf.Statement("Allow", named.Arn, "kms:Decrypt"));
        var blob = aws.Root.Do(EncryptOperation.Instance, new(key, [1, 2])).CiphertextBlob;

        named.Do(DecryptOperation.Instance, new(blob)).Plaintext.ShouldBe([1, 2]);

        named.IsRefused("kms:Encrypt", EncryptOperation.Instance, new(key, [1]));
    }

    [Theory]
    [InlineData("Resource")]
    [InlineData("Action")]
    public void A_statement_without_resource_or_action_is_taken_and_has_no_effect(string element)
    {
        var (named, denied) = (aws.User("named"), aws.User("denied", TestAws.Allow("kms:Encrypt")));
        var allow = KeyPolicyOf.Statement("Allow", named.Arn, "kms:Encrypt");
        var key = NewKey(KeyPolicyOf.Without(element, allow), KeyPolicyOf.Without(element, KeyPolicyOf.Statement("Deny", denied.Arn, "kms:Encrypt")));

        named.IsRefused("kms:Encrypt", EncryptOperation.Instance, new(key, [1])).Message.ShouldContain("no identity-based policy allows");
        denied.Do(EncryptOperation.Instance, new(key, [1]));

        aws.Root.Do(PutKeyPolicyOperation.Instance, new(key, KeyPolicyOf.Statements(KeyPolicyOf.Account, allow)));
        named.Do(EncryptOperation.Instance, new(key, [1]));
    }

    [Fact]
    public void An_explicit_deny_wins_over_both_and_over_a_grant()
    {
        var user = aws.User("user", TestAws.Allow("kms:Decrypt"));
        var key = NewKey();
        var blob = aws.Root.Do(EncryptOperation.Instance, new(key, [1])).CiphertextBlob;
        aws.Root.Do(CreateGrantOperation.Instance, new(key, user.Arn, [GrantOperation.Decrypt]));
        user.Do(DecryptOperation.Instance, new(blob));

        aws.Root.Do(PutKeyPolicyOperation.Instance, new(key, KeyPolicyOf.Statements(KeyPolicyOf.Account, KeyPolicyOf.Statement("Deny", user.Arn, "kms:Decrypt"))));

        user.IsRefused("kms:Decrypt", DecryptOperation.Instance, new(blob)).Message.ShouldContain("with an explicit deny in a resource-based policy");
    }

    [Fact]
    public void Another_account_needs_the_key_policy_and_its_own_IAM()
    {
        const string other = "222222222222";
        var trusted = aws.User("trusted", TestAws.Allow("kms:Encrypt"), other);
        var untrusted = aws.User("untrusted", account: other);
        var key = Arn(NewKey());
        trusted.IsRefused("kms:Encrypt", EncryptOperation.Instance, new(key, [1]));

        aws.Root.Do(PutKeyPolicyOperation.Instance, new(key, KeyPolicyOf.Statements(KeyPolicyOf.Account, KeyPolicyOf.Statement("Allow", $"arn:aws:iam::{other}:root", "kms:Encrypt"))));

        trusted.Do(EncryptOperation.Instance, new(key, [1])).KeyId.ShouldBe(key);
        untrusted.IsRefused("kms:Encrypt", EncryptOperation.Instance, new(key, [1]));
    }

    [Fact]
    public void Another_account_never_administers_a_key()
    {
        const string other = "222222222222";
        var guest = aws.User("guest", TestAws.Allow("kms:*"), other);
        var key = Arn(NewKey(KeyPolicyOf.Statement("Allow", $"arn:aws:iam::{other}:root", "kms:*")));

        guest.Do(DescribeKeyOperation.Instance, new(key));
        guest.Do(GetKeyRotationStatusOperation.Instance, new(key));

        guest.IsRefused("kms:DisableKey", DisableKeyOperation.Instance, new(key));
        guest.IsRefused("kms:GetKeyPolicy", GetKeyPolicyOperation.Instance, new(key));
        guest.IsRefused("kms:PutKeyPolicy", PutKeyPolicyOperation.Instance, new(key, KeyPolicyOf.Statements(KeyPolicyOf.Account)));
        guest.IsRefused("kms:CreateAlias", CreateAliasOperation.Instance, new("alias/theirs", key));
    }

    [Fact]
    public void Nobody_learns_which_keys_another_account_has()
    {
        var stranger = aws.User("stranger", TestAws.Allow("kms:*"), "222222222222");
        var there = Arn(NewKey());
        var nowhere = Arn("11111111-2222-4333-8444-555555555555");

        var refusedThere = stranger.IsRefused("kms:DescribeKey", DescribeKeyOperation.Instance, new(there)).Message;
        var refusedNowhere = stranger.IsRefused("kms:DescribeKey", DescribeKeyOperation.Instance, new(nowhere)).Message;

        refusedNowhere.Replace(nowhere, there, StringComparison.Ordinal).ShouldBe(refusedThere);
    }

    [Fact]
    public void A_key_that_the_own_account_lacks_is_not_found()
    {
        const string id = "11111111-2222-4333-8444-555555555555";

        aws.Root.Fails("NotFoundException", DescribeKeyOperation.Instance, new(id)).Message.ShouldBe($"Key '{Arn(id)}' does not exist");
        aws.Root.Fails("NotFoundException", DescribeKeyOperation.Instance, new("nonsense")).Message.ShouldBe("Invalid keyId 'nonsense'");
        aws.Root.Fails("NotFoundException", DescribeKeyOperation.Instance, new("arn:aws:kms:eu-west-1:111111111111:key/" + id)).Message.ShouldBe("Invalid arn eu-west-1");
        aws.Root.Fails("InvalidArnException", DescribeKeyOperation.Instance, new("arn:aws:s3:::bucket"));
    }

    [Fact]
    public void A_condition_on_the_algorithm_or_an_alias_binds()
    {
        var key = NewKey();
        aws.Root.Do(CreateAliasOperation.Instance, new("alias/app", key));
        var user = aws.User("user", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:Encrypt","Resource":"*","Condition":{"StringEquals":{"kms:RequestAlias":"alias/app","kms:EncryptionAlgorithm":"SYMMETRIC_DEFAULT"}}}]}""");

        user.Do(EncryptOperation.Instance, new("alias/app", [1]));

        user.IsRefused("kms:Encrypt", EncryptOperation.Instance, new(key, [1]));
    }

    private static string Arn(string keyId) => $"arn:aws:kms:us-east-1:111111111111:key/{keyId}";

    private string NewKey(params string[] statements) =>
        aws.Root.Do(CreateKeyOperation.Instance, new(KeyPolicyOf.Statements([KeyPolicyOf.Account, .. statements]))).KeyMetadata.KeyId;
}
