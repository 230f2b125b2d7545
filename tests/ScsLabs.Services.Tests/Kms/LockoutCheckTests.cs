using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>A key policy that would lock its caller out is refused.</summary>
public sealed class LockoutCheckTests
{
    private const string Lockout = "The new key policy will not allow you to update the key policy in the future.";
    private const string InvalidPrincipals = "Policy contains a statement with one or more invalid principals.";

    private readonly TestAws aws = new();

    [Fact]
    public void A_policy_that_its_writer_could_not_change_again_is_refused()
    {
        var writer = aws.User("writer", TestAws.Allow("kms:*"));
        var key = writer.Do(CreateKeyOperation.Instance, new()).KeyMetadata.KeyId;
        var policy = KeyPolicyOf.Statements(KeyPolicyOf.Statement("Allow", writer.Arn, "kms:Encrypt"));

        writer.Fails("MalformedPolicyDocumentException", PutKeyPolicyOperation.Instance, new(key, policy)).Message.ShouldBe(Lockout);
        writer.Fails("MalformedPolicyDocumentException", CreateKeyOperation.Instance, new(policy)).Message.ShouldBe(Lockout);
    }

    [Theory]
    [InlineData("Resource")]
    [InlineData("Action")]
    public void A_statement_without_effect_does_not_keep_the_policy_open(string element)
    {
        aws.Root.Fails("MalformedPolicyDocumentException", CreateKeyOperation.Instance, new(KeyPolicyOf.Statements(KeyPolicyOf.Without(element, KeyPolicyOf.Account)))).Message.ShouldBe(Lockout);

        aws.Root.Do(CreateKeyOperation.Instance, new(KeyPolicyOf.Statements(KeyPolicyOf.Account, KeyPolicyOf.Without(element, KeyPolicyOf.Account))));
    }

    [Fact]
    public void Unless_the_writer_bypasses_the_check_and_may()
    {
        var careful = aws.User("careful", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*","Condition":{"BoolIfExists":{"kms:BypassPolicyLockoutSafetyCheck":"false"}}}]}""");
        var key = aws.Root.Do(CreateKeyOperation.Instance, new()).KeyMetadata.KeyId;
        var policy = KeyPolicyOf.Statements(KeyPolicyOf.Statement("Allow", careful.Arn, "kms:Encrypt"));

        careful.IsRefused("kms:PutKeyPolicy", PutKeyPolicyOperation.Instance, new(key, policy, BypassPolicyLockoutSafetyCheck: true));
        aws.Root.Do(PutKeyPolicyOperation.Instance, new(key, policy, BypassPolicyLockoutSafetyCheck: true));

        aws.Root.IsRefused("kms:PutKeyPolicy", PutKeyPolicyOperation.Instance, new(key, policy));
    }

    [Fact]
    public void Delegating_to_the_account_is_enough_whatever_IAM_says_now()
    {
        var creator = aws.User("creator", TestAws.Allow("kms:CreateKey"));

        var key = creator.Do(CreateKeyOperation.Instance, new(KeyPolicyOf.Statements(KeyPolicyOf.Account))).KeyMetadata.KeyId;

        creator.IsRefused("kms:PutKeyPolicy", PutKeyPolicyOperation.Instance, new(key, KeyPolicyOf.Statements(KeyPolicyOf.Account)));
    }

    [Fact]
    public void A_document_that_is_no_key_policy_is_malformed()
    {
        var key = aws.Root.Do(CreateKeyOperation.Instance, new()).KeyMetadata.KeyId;

        aws.Root.Fails("MalformedPolicyDocumentException", PutKeyPolicyOperation.Instance, new(key, "{"));
        aws.Root.Fails("MalformedPolicyDocumentException", PutKeyPolicyOperation.Instance, new(key, TestAws.Allow("kms:*")));
        aws.Root.Fails("NotFoundException", PutKeyPolicyOperation.Instance, new(key, KeyPolicyOf.Statements(KeyPolicyOf.Account), "other")).Message.ShouldBe("No such policy exists");
    }

    [Theory]
    [InlineData("""{"AWS":"arn:aws:iam::111111111111:user/nobody"}""", InvalidPrincipals)]
    [InlineData("""{"AWS":"arn:aws:iam::111111111111:group/admins"}""", InvalidPrincipals)]
    [InlineData("""{"AWS":"1234"}""", InvalidPrincipals)]
    [InlineData("""{"Service":"bogus.amazonaws.com"}""", InvalidPrincipals)]
    [InlineData("""{"Service":["logs.amazonaws.com","tagging.amazonaws.com"]}""", InvalidPrincipals)]
    [InlineData("""{"Service":"*"}""", InvalidPrincipals)]
    [InlineData("{}", "Policy contains a statement with no principal.")]
    [InlineData("""{"Service":["logs.us-east-1.amazonaws.com","cloudtrail.amazonaws.com","dnssec-route53.amazonaws.com"]}""", null)]
    [InlineData("""{"AWS":"*"}""", null)]
    [InlineData("\"*\"", null)]
    public void Principals(string principal, string? reason)
    {
        var key = aws.Root.Do(CreateKeyOperation.Instance, new()).KeyMetadata.KeyId;
        PutKeyPolicy request = new(key, KeyPolicyOf.Statements(KeyPolicyOf.Account, $$"""{"Effect":"Allow","Principal":{{principal}},"Action":"kms:Encrypt","Resource":"*"}"""));

        if (reason is null)
        {
            aws.Root.Do(PutKeyPolicyOperation.Instance, request);
        }
        else
        {
            aws.Root.Fails("MalformedPolicyDocumentException", PutKeyPolicyOperation.Instance, request).Message.ShouldBe(reason);
        }
    }

    [Fact]
    public void A_policy_has_up_to_32_KB()
    {
        var key = aws.Root.Do(CreateKeyOperation.Instance, new()).KeyMetadata.KeyId;
        var policy = KeyPolicyOf.Statements(KeyPolicyOf.Account);

        aws.Root.Do(PutKeyPolicyOperation.Instance, new(key, policy.PadRight(32768)));
        aws.Root.Fails("LimitExceededException", PutKeyPolicyOperation.Instance, new(key, policy.PadRight(32769)));
    }

    [Fact]
    public void A_policy_reads_as_it_was_put()
    {
        var policy = KeyPolicyOf.Statements(KeyPolicyOf.Account);
        var key = aws.Root.Do(CreateKeyOperation.Instance, new(policy)).KeyMetadata.KeyId;

        aws.Root.Do(GetKeyPolicyOperation.Instance, new(key)).Policy.ShouldBe(policy);
        aws.Root.Do(ListKeyPoliciesOperation.Instance, new(key)).PolicyNames.ShouldBe(["default"]);
    }
}
