using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>A key is deleted after its waiting period, by the world's clock, with its aliases and grants.</summary>
public sealed class KeyDeletionTests
{
    private readonly TestAws aws = new();
    private readonly string key;

    public KeyDeletionTests() => key = aws.Root.Do(CreateKeyOperation.Instance, new()).KeyMetadata.KeyId;

    [Fact]
    public async Task When_the_waiting_period_is_over_it_is_gone()
    {
        var blob = aws.Root.Do(EncryptOperation.Instance, new(key, [1])).CiphertextBlob;
        aws.Root.Do(CreateAliasOperation.Instance, new("alias/app", key));
        aws.Root.Do(CreateGrantOperation.Instance, new(key, aws.Root.Arn, [GrantOperation.Decrypt]));
        aws.Root.Do(ScheduleKeyDeletionOperation.Instance, new(key, 7)).KeyState.ShouldBe(KeyState.PendingDeletion);

        await aws.AdvanceAsync(TimeSpan.FromDays(6));
        aws.Root.Do(DescribeKeyOperation.Instance, new(key)).KeyMetadata.KeyState.ShouldBe(KeyState.PendingDeletion);
        await aws.AdvanceAsync(TimeSpan.FromDays(2));

        aws.Root.Fails("NotFoundException", DescribeKeyOperation.Instance, new(key));
        aws.Root.Do(ListAliasesOperation.Instance, new()).Aliases.ShouldBeEmpty();
        aws.World.Everywhere<Grant>().ShouldBeEmpty();
        aws.Root.Fails("AccessDeniedException", DecryptOperation.Instance, new(blob)).Message.ShouldStartWith("The ciphertext refers to a customer master key that does not exist");
    }

    [Fact]
    public async Task Cancelled_it_stays_disabled()
    {
        aws.Root.Do(ScheduleKeyDeletionOperation.Instance, new(key));
        aws.Root.Do(CancelKeyDeletionOperation.Instance, new(key));
        await aws.AdvanceAsync(TimeSpan.FromDays(31));

        aws.Root.Do(DescribeKeyOperation.Instance, new(key)).KeyMetadata.KeyState.ShouldBe(KeyState.Disabled);

        aws.Root.Fails("KMSInvalidStateException", CancelKeyDeletionOperation.Instance, new(key)).Message.ShouldEndWith("is not pending deletion.");
    }

    [Theory]
    [InlineData(6, "greater than or equal to 7")]
    [InlineData(31, "less than or equal to 30")]
    public void The_waiting_period_has_bounds(int days, string bound) =>
        aws.Root.Fails("ValidationException", ScheduleKeyDeletionOperation.Instance, new(key, days)).Message.ShouldEndWith(bound);

    [Fact]
    public void A_policy_can_ask_for_a_longer_wait()
    {
        var user = aws.User("user", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:ScheduleKeyDeletion","Resource":"*","Condition":{"NumericGreaterThanEquals":{"kms:ScheduleKeyDeletionPendingWindowInDays":"21"}}}]}""");

        user.IsRefused("kms:ScheduleKeyDeletion", ScheduleKeyDeletionOperation.Instance, new(key, 20));
        user.Do(ScheduleKeyDeletionOperation.Instance, new(key, 21));
    }
}
