using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>Aliases of keys.</summary>
public sealed class AliasTests
{
    private readonly TestAws aws = new();

    [Fact]
    public void An_alias_means_its_key_and_after_an_update_another()
    {
        var (first, second) = (NewKey(), NewKey());
        aws.Root.Do(CreateAliasOperation.Instance, new("alias/app", first));
        aws.Root.Do(EncryptOperation.Instance, new("alias/app", [1])).KeyId.ShouldEndWith(first);

        aws.Root.Do(UpdateAliasOperation.Instance, new("alias/app", second));

        aws.Root.Do(EncryptOperation.Instance, new("arn:aws:kms:us-east-1:111111111111:alias/app", [1])).KeyId.ShouldEndWith(second);
        aws.Root.Do(ListAliasesOperation.Instance, new(second)).Aliases.ShouldHaveSingleItem().TargetKeyId.ShouldBe(second);
        aws.Root.Do(ListAliasesOperation.Instance, new(first)).Aliases.ShouldBeEmpty();
    }

    [Fact]
    public void A_deleted_alias_means_nothing_and_its_key_stays()
    {
        var key = NewKey();
        aws.Root.Do(CreateAliasOperation.Instance, new("alias/app", key));

        aws.Root.Do(DeleteAliasOperation.Instance, new("alias/app"));

        aws.Root.Fails("NotFoundException", EncryptOperation.Instance, new("alias/app", [1])).Message.ShouldBe("Alias arn:aws:kms:us-east-1:111111111111:alias/app is not found.");
        aws.Root.Do(EncryptOperation.Instance, new(key, [1]));
    }

    [Fact]
    public void A_name_is_given_once()
    {
        aws.Root.Do(CreateAliasOperation.Instance, new("alias/app", NewKey()));

        aws.Root.Fails("AlreadyExistsException", CreateAliasOperation.Instance, new("alias/app", NewKey())).Message.ShouldBe("An alias with the name arn:aws:kms:us-east-1:111111111111:alias/app already exists");
    }

    [Fact]
    public void Names_have_a_prefix_and_those_of_AWS_are_reserved()
    {
        var key = NewKey();

        aws.Root.Fails("ValidationException", CreateAliasOperation.Instance, new("app", key));
        aws.Root.Fails("InvalidAliasNameException", CreateAliasOperation.Instance, new("alias/aws/ssm", key));
    }

    [Fact]
    public void Operations_on_the_key_itself_take_no_alias()
    {
        aws.Root.Do(CreateAliasOperation.Instance, new("alias/app", NewKey()));

        aws.Root.Fails("NotFoundException", DisableKeyOperation.Instance, new("alias/app")).Message.ShouldBe("Invalid keyId 'alias/app'");
    }

    [Fact]
    public void Both_the_alias_and_the_key_must_let_the_caller()
    {
        var key = NewKey();
        var user = aws.User("user", Allowing("*"));
        var aliasOnly = aws.User("alias-only", Allowing("arn:aws:kms:us-east-1:111111111111:alias/*"));
        var keyOnly = aws.User("key-only", Allowing("arn:aws:kms:us-east-1:111111111111:key/*"));

        aliasOnly.IsRefused("kms:CreateAlias", CreateAliasOperation.Instance, new("alias/app", key)).Message.ShouldContain($"key/{key}");
        keyOnly.IsRefused("kms:CreateAlias", CreateAliasOperation.Instance, new("alias/app", key)).Message.ShouldContain("alias/app");
        user.Do(CreateAliasOperation.Instance, new("alias/app", key));
        aliasOnly.IsRefused("kms:DeleteAlias", DeleteAliasOperation.Instance, new("alias/app"));
        user.Do(DeleteAliasOperation.Instance, new("alias/app"));
    }

    private static string Allowing(string resource) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["kms:CreateAlias","kms:DeleteAlias"],"Resource":"{{resource}}"}]}""";

    private string NewKey() => aws.Root.Do(CreateKeyOperation.Instance, new()).KeyMetadata.KeyId;
}
