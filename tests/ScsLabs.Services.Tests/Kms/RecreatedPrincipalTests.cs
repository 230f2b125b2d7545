using ScsLabs.Services.Iam;
using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>A user with the name of a deleted one has none of its permissions on keys.</summary>
public sealed class RecreatedPrincipalTests
{
    private readonly TestAws aws = new();

    [Fact]
    public void Nothing_of_a_key_policy()
    {
        var user = aws.User("user");
        var policy = KeyPolicyOf.Statements(KeyPolicyOf.Account, KeyPolicyOf.Statement("Allow", user.Arn, "kms:Encrypt"));
        var key = aws.Root.Do(CreateKeyOperation.Instance, new(policy)).KeyMetadata.KeyId;
        user.Do(EncryptOperation.Instance, new(key, [1]));
        aws.Root.Do(GetKeyPolicyOperation.Instance, new(key)).Policy.ShouldContain(user.Arn);

        aws.Root.Do(DeleteUserOperation.Instance, new("user"));
        var namesake = aws.User("user");

        namesake.IsRefused("kms:Encrypt", EncryptOperation.Instance, new(key, [1]));
        aws.Root.Do(GetKeyPolicyOperation.Instance, new(key)).Policy.ShouldContain(user.Principal.UniqueId!);
    }

    [Fact]
    public void Nothing_of_a_grant()
    {
        var user = aws.User("user");
        var key = aws.Root.Do(CreateKeyOperation.Instance, new()).KeyMetadata.KeyId;
        aws.Root.Do(CreateGrantOperation.Instance, new(key, user.Arn, [GrantOperation.Encrypt]));
        user.Do(EncryptOperation.Instance, new(key, [1]));
        aws.Root.Do(ListGrantsOperation.Instance, new(key, GranteePrincipal: user.Arn)).Grants.ShouldHaveSingleItem().GranteePrincipal.ShouldBe(user.Arn);

        aws.Root.Do(DeleteUserOperation.Instance, new("user"));
        var namesake = aws.User("user");

        namesake.IsRefused("kms:Encrypt", EncryptOperation.Instance, new(key, [1]));
        aws.Root.Do(ListGrantsOperation.Instance, new(key)).Grants.ShouldHaveSingleItem().GranteePrincipal.ShouldBe(user.Principal.UniqueId);
    }
}
