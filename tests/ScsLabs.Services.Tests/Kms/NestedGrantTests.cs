using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>A grantee that creates grants gives away no more than its own grant gives.</summary>
public sealed class NestedGrantTests
{
    private static readonly Dictionary<string, string> Blue = new(StringComparer.Ordinal) { ["Team"] = "blue" };

    private readonly TestAws aws = new();

    [Fact]
    public void Fewer_operations_may_be_passed_on_but_no_others()
    {
        var (key, giver) = Arrange(null);
        var friend = aws.User("friend");

        giver.Do(CreateGrantOperation.Instance, new(key, friend.Arn, [GrantOperation.Decrypt]));

        giver.IsRefused("kms:CreateGrant", CreateGrantOperation.Instance, new(key, friend.Arn, [GrantOperation.Encrypt]));
        giver.IsRefused("kms:CreateGrant", CreateGrantOperation.Instance, new(key, friend.Arn, [GrantOperation.Decrypt, GrantOperation.RetireGrant]));
    }

    [Fact]
    public void Constraints_may_be_tightened_but_not_dropped()
    {
        var (key, giver) = Arrange(new(EncryptionContextSubset: Blue));
        var friend = aws.User("friend");

        giver.Do(CreateGrantOperation.Instance, new(key, friend.Arn, [GrantOperation.Decrypt], Constraints: new(EncryptionContextSubset: Blue)));
        giver.Do(CreateGrantOperation.Instance, new(key, friend.Arn, [GrantOperation.Decrypt], Constraints: new(EncryptionContextEquals: Blue)));

        giver.IsRefused("kms:CreateGrant", CreateGrantOperation.Instance, new(key, friend.Arn, [GrantOperation.Decrypt]));
    }

    [Fact]
    public void An_exact_constraint_is_not_loosened_to_a_partial_one()
    {
        var (key, giver) = Arrange(new(EncryptionContextEquals: Blue));

        giver.IsRefused("kms:CreateGrant", CreateGrantOperation.Instance, new(key, giver.Arn, [GrantOperation.Decrypt], Constraints: new(EncryptionContextSubset: Blue)));
    }

    private (string Key, TestCaller Giver) Arrange(GrantConstraints? constraints)
    {
        var giver = aws.User("giver");
        var key = aws.Root.Do(CreateKeyOperation.Instance, new()).KeyMetadata.KeyId;
        aws.Root.Do(CreateGrantOperation.Instance, new(key, giver.Arn, [GrantOperation.Decrypt, GrantOperation.CreateGrant], Constraints: constraints));
        return (key, giver);
    }
}
