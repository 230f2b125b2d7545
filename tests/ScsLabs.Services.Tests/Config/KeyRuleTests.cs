using ScsLabs.Services.Config;

namespace ScsLabs.Services.Tests.Config;

/// <summary>The rules about KMS keys. Source: AWS Config Developer Guide, cmk-backing-key-rotation-enabled, kms-cmk-not-scheduled-for-deletion.</summary>
public sealed class KeyRuleTests : ConfigWorld
{
    [Fact]
    public async Task A_key_complies_if_it_is_rotated()
    {
        await RecordAsync();
        var key = await NewKeyAsync();
        await PutRuleAsync("CMK_BACKING_KEY_ROTATION_ENABLED");
        (await OfAsync(key)).ShouldBe(ComplianceType.NonCompliant);

        await Aws.A.Root.Kms.EnableKeyRotationAsync(key, Token);
        await EvaluateAsync();
        (await OfAsync(key)).ShouldBe(ComplianceType.Compliant);
        await Aws.A.Root.Kms.ScheduleKeyDeletionAsync(key, 7, Token);
        await EvaluateAsync();
        (await OfAsync(key)).ShouldBe(ComplianceType.NotApplicable);
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromDays(9), Token);
        (await OfAsync(key)).ShouldBeNull();
    }

    [Fact]
    public async Task A_key_of_AWS_s_is_not_judged()
    {
        await RecordAsync();
        var key = (await Aws.A.Root.Kms.DescribeKeyAsync(new Amazon.KeyManagementService.Model.DescribeKeyRequest { KeyId = "alias/aws/ebs" }, Token)).KeyMetadata.KeyId;

        foreach (var rule in (string[])["CMK_BACKING_KEY_ROTATION_ENABLED", "KMS_CMK_NOT_SCHEDULED_FOR_DELETION"])
        {
            await PutRuleAsync(rule);
            (await OfAsync(key)).ShouldBe(ComplianceType.NotApplicable);
        }
    }

    [Fact]
    public async Task A_key_that_cannot_be_rotated_is_not_judged()
    {
        await RecordAsync();
        var key = (await Aws.A.Root.Kms.CreateKeyAsync(new() { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY" }, Token)).KeyMetadata.KeyId;

        await PutRuleAsync("CMK_BACKING_KEY_ROTATION_ENABLED");
        (await OfAsync(key)).ShouldBe(ComplianceType.NotApplicable);
    }

    [Fact]
    public async Task A_key_that_is_to_be_deleted_does_not_comply()
    {
        await RecordAsync();
        var (kept, going) = (await NewKeyAsync(), await NewKeyAsync());
        await Aws.A.Root.Kms.ScheduleKeyDeletionAsync(going, 7, Token);

        await PutRuleAsync("KMS_CMK_NOT_SCHEDULED_FOR_DELETION");
        ((await OfAsync(kept)), (await OfAsync(going))).ShouldBe((ComplianceType.Compliant, ComplianceType.NonCompliant));
        await PutRuleAsync("KMS_CMK_NOT_SCHEDULED_FOR_DELETION", $$"""{"kmsKeyIds":"{{kept}}"}""");
        ((await OfAsync(kept)), (await OfAsync(going))).ShouldBe((ComplianceType.Compliant, ComplianceType.NotApplicable));
        await PutRuleAsync("KMS_CMK_NOT_SCHEDULED_FOR_DELETION", $$"""{"kmsKeyIds":"{{kept}}, {{going}}"}""");
        (await OfAsync(going)).ShouldBe(ComplianceType.NonCompliant);
        await Aws.A.Root.Kms.CancelKeyDeletionAsync(going, Token);
        await EvaluateAsync();
        (await OfAsync(going)).ShouldBe(ComplianceType.Compliant);
    }

    private async Task<string> NewKeyAsync() => (await Aws.A.Root.Kms.CreateKeyAsync(new(), Token)).KeyMetadata.KeyId;

    private Task EvaluateAsync() => Config.StartConfigRulesEvaluationAsync(new(["rule"]), Token);
}
