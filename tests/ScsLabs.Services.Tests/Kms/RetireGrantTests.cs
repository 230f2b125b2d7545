using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>The principals that may retire or revoke a grant.</summary>
public sealed class RetireGrantTests
{
    private readonly TestAws aws = new();

    [Fact]
    public void Its_retiring_principal_may_without_any_policy()
    {
        var retirer = aws.User("retirer");
        var grant = NewGrant(aws.User("grantee"), retirer);

        aws.User("other").IsRefused("kms:RetireGrant", RetireGrantOperation.Instance, new(grant.GrantToken));
        retirer.Do(RetireGrantOperation.Instance, new(grant.GrantToken));

        aws.Root.Fails("InvalidGrantTokenException", RetireGrantOperation.Instance, new(grant.GrantToken));
    }

    [Fact]
    public void Its_grantee_may_if_the_grant_says_so()
    {
        var grantee = aws.User("grantee");
        var silent = NewGrant(grantee);
        var retirable = NewGrant(grantee, operations: GrantOperation.RetireGrant);

        grantee.Do(RetireGrantOperation.Instance, new(retirable.GrantToken));

        grantee.IsRefused("kms:RetireGrant", RetireGrantOperation.Instance, new(silent.GrantToken));
    }

    [Fact]
    public void The_account_of_the_key_may_and_can_delegate()
    {
        var delegated = aws.User("delegated", TestAws.Allow("kms:RetireGrant"));
        var first = NewGrant(aws.User("grantee"));
        var second = NewGrant(aws.User("other"));

        delegated.Do(RetireGrantOperation.Instance, new(first.GrantToken));
        aws.Root.Do(RetireGrantOperation.Instance, new(second.GrantToken));
    }

    [Fact]
    public void Who_may_is_listed_for_whoever_asks()
    {
        var retirer = aws.User("retirer");
        var grant = NewGrant(aws.User("grantee"), retirer);

        aws.Root.Do(ListRetirableGrantsOperation.Instance, new(retirer.Arn)).Grants.ShouldHaveSingleItem().GrantId.ShouldBe(grant.GrantId);
        aws.Root.Do(ListRetirableGrantsOperation.Instance, new(aws.Root.Arn)).Grants.ShouldBeEmpty();
    }

    [Fact]
    public void A_request_names_the_grant_in_one_way() =>
        aws.Root.Fails("ValidationException", RetireGrantOperation.Instance, new());

    private CreateGrant.Result NewGrant(TestCaller grantee, TestCaller? retirer = null, params GrantOperation[] operations)
    {
        var key = aws.Root.Do(CreateKeyOperation.Instance, new()).KeyMetadata.KeyId;
        return aws.Root.Do(CreateGrantOperation.Instance, new(key, grantee.Arn, [GrantOperation.Decrypt, .. operations], retirer?.Arn));
    }
}
