using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>The permissions that grants give.</summary>
public sealed class GrantTests
{
    private static readonly Dictionary<string, string> Blue = new(StringComparer.Ordinal) { ["Team"] = "blue" };
    private static readonly Dictionary<string, string> BlueAndMore = new(StringComparer.Ordinal) { ["Team"] = "blue", ["Stage"] = "test" };

    private readonly TestAws aws = new();

    [Fact]
    public void Just_the_operations_that_they_name()
    {
        var user = aws.User("user");
        var key = NewKey();
        user.IsRefused("kms:Encrypt", EncryptOperation.Instance, new(key, [1]));

        aws.Root.Do(CreateGrantOperation.Instance, new(key, user.Arn, [GrantOperation.Encrypt]));

        var blob = user.Do(EncryptOperation.Instance, new(key, [1])).CiphertextBlob;
        user.IsRefused("kms:Decrypt", DecryptOperation.Instance, new(blob));
        aws.User("other").IsRefused("kms:Encrypt", EncryptOperation.Instance, new(key, [1]));
    }

    [Fact]
    public void Until_they_are_revoked()
    {
        var user = aws.User("user");
        var key = NewKey();
        var grant = aws.Root.Do(CreateGrantOperation.Instance, new(key, user.Arn, [GrantOperation.DescribeKey]));
        user.Do(DescribeKeyOperation.Instance, new(key));
        user.IsRefused("kms:RevokeGrant", RevokeGrantOperation.Instance, new(key, grant.GrantId));

        aws.Root.Do(RevokeGrantOperation.Instance, new(key, grant.GrantId));

        user.IsRefused("kms:DescribeKey", DescribeKeyOperation.Instance, new(key));
        aws.Root.Fails("NotFoundException", RevokeGrantOperation.Instance, new(key, grant.GrantId)).Message.ShouldBe($"Grant ID {grant.GrantId} not found");
    }

    [Fact]
    public void Only_with_the_encryption_context_that_must_be_among_it()
    {
        var user = aws.User("user");
        var key = NewKey();
        aws.Root.Do(CreateGrantOperation.Instance, new(key, user.Arn, [GrantOperation.Encrypt], Constraints: new(EncryptionContextSubset: Blue)));

        user.Do(EncryptOperation.Instance, new(key, [1], Blue));
        user.Do(EncryptOperation.Instance, new(key, [1], BlueAndMore));

        user.IsRefused("kms:Encrypt", EncryptOperation.Instance, new(key, [1]));
    }

    [Fact]
    public void Only_with_the_encryption_context_that_must_be_all_of_it()
    {
        var user = aws.User("user");
        var key = NewKey();
        aws.Root.Do(CreateGrantOperation.Instance, new(key, user.Arn, [GrantOperation.Encrypt], Constraints: new(EncryptionContextEquals: Blue)));

        user.Do(EncryptOperation.Instance, new(key, [1], Blue));

        user.IsRefused("kms:Encrypt", EncryptOperation.Instance, new(key, [1], BlueAndMore));
    }

    [Fact]
    public void Across_accounts_without_an_IAM_policy_there()
    {
        var guest = aws.User("guest", account: "222222222222");
        var key = NewKey();
        var arn = $"arn:aws:kms:us-east-1:111111111111:key/{key}";
        guest.IsRefused("kms:Encrypt", EncryptOperation.Instance, new(arn, [1]));

        aws.Root.Do(CreateGrantOperation.Instance, new(key, guest.Arn, [GrantOperation.Encrypt]));

        guest.Do(EncryptOperation.Instance, new(arn, [1]));
    }

    [Fact]
    public void The_same_named_request_makes_one_grant_others_make_one_each()
    {
        var key = NewKey();
        var user = aws.User("user").Arn;
        CreateGrant Named(GrantOperation operation) => new(key, user, [operation], Name: "mine");

        var first = aws.Root.Do(CreateGrantOperation.Instance, Named(GrantOperation.Encrypt)).GrantId;
        aws.Root.Do(CreateGrantOperation.Instance, Named(GrantOperation.Encrypt)).GrantId.ShouldBe(first);
        aws.Root.Do(CreateGrantOperation.Instance, Named(GrantOperation.Decrypt)).GrantId.ShouldNotBe(first);
        aws.Root.Do(CreateGrantOperation.Instance, new(key, user, [GrantOperation.Encrypt])).GrantId.ShouldNotBe(first);

        aws.Root.Do(ListGrantsOperation.Instance, new(key)).Grants.Count.ShouldBe(3);
        aws.Root.Do(ListGrantsOperation.Instance, new(key, first)).Grants.ShouldHaveSingleItem().Name.ShouldBe("mine");
    }

    [Fact]
    public void A_token_is_accepted_where_it_is_right()
    {
        var user = aws.User("user");
        var key = NewKey();
        var token = aws.Root.Do(CreateGrantOperation.Instance, new(key, user.Arn, [GrantOperation.Encrypt])).GrantToken;

        user.Do(EncryptOperation.Instance, new(key, [1], GrantTokens: [token]));

        user.Fails("InvalidGrantTokenException", EncryptOperation.Instance, new(key, [1], GrantTokens: ["nonsense"]));
    }

    [Fact]
    public void Nobody_who_is_no_principal_gets_one()
    {
        var key = NewKey();

        aws.Root.Fails("InvalidArnException", CreateGrantOperation.Instance, new(key, "nobody", [GrantOperation.Encrypt])).Message.ShouldBe("ARN does not refer to a valid principal: nobody");
        aws.Root.Fails("ValidationException", CreateGrantOperation.Instance, new(key, aws.Root.Arn, []));
    }

    [Fact]
    public void Conditions_can_limit_who_gets_which()
    {
        var key = NewKey();
        var user = aws.User("user").Arn;
        var delegated = aws.User("delegated", $$$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:CreateGrant","Resource":"*","Condition":{
              "ForAllValues:StringEquals":{"kms:GrantOperations":["Decrypt"]},
              "StringEquals":{"kms:GranteePrincipal":"{{{user}}}","kms:GrantConstraintType":"EncryptionContextSubset"},
              "Bool":{"kms:GrantIsForAWSResource":"false"} } } ] }
            """);

        delegated.Do(CreateGrantOperation.Instance, new(key, user, [GrantOperation.Decrypt], Constraints: new(Blue)));

        delegated.IsRefused("kms:CreateGrant", CreateGrantOperation.Instance, new(key, user, [GrantOperation.Decrypt]));
        delegated.IsRefused("kms:CreateGrant", CreateGrantOperation.Instance, new(key, user, [GrantOperation.Encrypt], Constraints: new(Blue)));
        delegated.IsRefused("kms:CreateGrant", CreateGrantOperation.Instance, new(key, delegated.Arn, [GrantOperation.Decrypt], Constraints: new(Blue)));
    }

    private string NewKey() => aws.Root.Do(CreateKeyOperation.Instance, new()).KeyMetadata.KeyId;
}
