using ScsLabs.Services.Kms;

namespace ScsLabs.Services.Tests.Kms;

/// <summary>Rotation replaces a key's material; older ciphertexts stay readable.</summary>
public sealed class KeyRotationTests
{
    private readonly TestAws aws = new();

    [Fact]
    public async Task By_the_clock_once_a_period()
    {
        var key = NewKey();
        var old = aws.Root.Do(EncryptOperation.Instance, new(key, [1])).CiphertextBlob;
        aws.Root.Do(EnableKeyRotationOperation.Instance, new(key, 90));

        await aws.AdvanceAsync(TimeSpan.FromDays(89));
        Rotations(key).ShouldBeEmpty();
        await aws.AdvanceAsync(TimeSpan.FromDays(92));

        Rotations(key).Select(rotation => rotation.RotationType).ShouldBe([RotationType.Automatic, RotationType.Automatic]);
        var decrypted = aws.Root.Do(DecryptOperation.Instance, new(old));
        decrypted.Plaintext.ShouldBe([1]);
        decrypted.KeyMaterialId.ShouldNotBe(aws.Root.Do(DescribeKeyOperation.Instance, new(key)).KeyMetadata.CurrentKeyMaterialId);
    }

    [Fact]
    public void On_demand_at_once_and_up_to_25_times()
    {
        var key = NewKey();
        var old = aws.Root.Do(EncryptOperation.Instance, new(key, [1])).CiphertextBlob;
        for (var times = 0; times < 25; times++)
        {
            aws.Root.Do(RotateKeyOnDemandOperation.Instance, new(key));
        }

        aws.Root.Fails("LimitExceededException", RotateKeyOnDemandOperation.Instance, new(key));

        aws.Root.Do(DecryptOperation.Instance, new(old)).Plaintext.ShouldBe([1]);
        var all = aws.Root.Do(ListKeyRotationsOperation.Instance, new(key, IncludeKeyMaterial.AllKeyMaterial)).Rotations;
        all.Count.ShouldBe(26);
        all.Count(material => material.KeyMaterialState == KeyMaterialState.Current).ShouldBe(1);
    }

    [Fact]
    public async Task A_disabled_key_waits_until_it_is_enabled()
    {
        var key = NewKey();
        aws.Root.Do(EnableKeyRotationOperation.Instance, new(key, 90));
        aws.Root.Do(DisableKeyOperation.Instance, new(key));
        await aws.AdvanceAsync(TimeSpan.FromDays(100));
        Rotations(key).ShouldBeEmpty();

        aws.Root.Do(EnableKeyOperation.Instance, new(key));

        Rotations(key).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Not_any_more_once_it_is_turned_off()
    {
        var key = NewKey();
        aws.Root.Do(EnableKeyRotationOperation.Instance, new(key));
        aws.Root.Do(GetKeyRotationStatusOperation.Instance, new(key)).ShouldSatisfyAllConditions(
            status => status.KeyRotationEnabled.ShouldBeTrue(),
            status => status.RotationPeriodInDays.ShouldBe(365));

        aws.Root.Do(DisableKeyRotationOperation.Instance, new(key));
        await aws.AdvanceAsync(TimeSpan.FromDays(400));

        aws.Root.Do(GetKeyRotationStatusOperation.Instance, new(key)).KeyRotationEnabled.ShouldBeFalse();
        Rotations(key).ShouldBeEmpty();
    }

    [Fact]
    public void A_policy_can_limit_the_period()
    {
        var key = NewKey();
        var user = aws.User("user", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:EnableKeyRotation","Resource":"*","Condition":{"NumericLessThanEquals":{"kms:RotationPeriodInDays":"180"}}}]}""");

        user.Do(EnableKeyRotationOperation.Instance, new(key, 180));

        user.IsRefused("kms:EnableKeyRotation", EnableKeyRotationOperation.Instance, new(key, 181));
    }

    private IReadOnlyList<RotationsListEntry> Rotations(string key) => aws.Root.Do(ListKeyRotationsOperation.Instance, new(key)).Rotations;

    private string NewKey() => aws.Root.Do(CreateKeyOperation.Instance, new()).KeyMetadata.KeyId;
}
