using ScsLabs.Services.Config;

namespace ScsLabs.Services.Tests.Config;

/// <summary>The rules about users, policies and access keys. Source: AWS Config Developer Guide, iam-user-no-policies-check, iam-policy-no-statements-with-admin-access, access-keys-rotated.</summary>
public sealed class IdentityRuleTests : ConfigWorld
{
    private const string Everything = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";

    private static RecordingGroup Global => new() { AllSupported = true, IncludeGlobalResourceTypes = true };

    [Fact]
    public async Task A_user_complies_without_policies_of_its_own()
    {
        await RecordAsync(group: Global);
        await PutRuleAsync("IAM_USER_NO_POLICIES_CHECK");
        var user = (await Aws.A.Root.Iam.CreateUserAsync(new("somebody"), Token)).User.UserId;
        (await OfAsync(user)).ShouldBe(ComplianceType.Compliant);

        await Aws.A.Root.Iam.PutUserPolicyAsync(new("somebody", "own", Everything), Token);
        (await OfAsync(user)).ShouldBe(ComplianceType.NonCompliant);
        await Aws.A.Root.Iam.DeleteUserPolicyAsync(new("somebody", "own"), Token);
        (await OfAsync(user)).ShouldBe(ComplianceType.Compliant);
        await Aws.A.Root.Iam.AttachUserPolicyAsync(new("somebody", "arn:aws:iam::aws:policy/ReadOnlyAccess"), Token);
        (await OfAsync(user)).ShouldBe(ComplianceType.NonCompliant);
        await Aws.A.Root.Iam.DetachUserPolicyAsync(new("somebody", "arn:aws:iam::aws:policy/ReadOnlyAccess"), Token);
        await Aws.A.Root.Iam.UpdateUserAsync(new("somebody", NewUserName: "renamed"), Token);
        (await OfAsync(user)).ShouldBe(ComplianceType.Compliant);
        await Aws.A.Root.Iam.DeleteUserAsync(new("renamed"), Token);
        (await OfAsync(user)).ShouldBeNull();
    }

    [Fact]
    public async Task Users_are_recorded_only_with_the_global_types()
    {
        await RecordAsync();
        await PutRuleAsync("IAM_USER_NO_POLICIES_CHECK");
        var user = (await Aws.A.Root.Iam.CreateUserAsync(new("somebody"), Token)).User.UserId;

        (await OfAsync(user)).ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"}""", ComplianceType.NonCompliant)]
    [InlineData("""{"Effect":"Allow","Action":["s3:GetObject","*"],"Resource":["arn:aws:s3:::a","*"]}""", ComplianceType.NonCompliant)]
    [InlineData("""{"Effect":"Deny","Action":"*","Resource":"*"}""", ComplianceType.Compliant)]
    [InlineData("""{"Effect":"Allow","Action":"s3:*","Resource":"*"}""", ComplianceType.Compliant)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::a"}""", ComplianceType.Compliant)]
    [InlineData("""{"Effect":"Allow","NotAction":"*","Resource":"*"}""", ComplianceType.Compliant)]
    public async Task A_policy_does_not_comply_if_one_statement_allows_everything(string statement, ComplianceType expected)
    {
        await RecordAsync(group: Global);
        await PutRuleAsync("IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS");

        var policy = (await Aws.A.Root.Iam.CreatePolicyAsync(new("tried", $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}"""), Token)).Policy.PolicyId;

        (await OfAsync(policy)).ShouldBe(expected);
    }

    [Fact]
    public async Task The_default_version_counts_and_a_boundary_can_be_left_out()
    {
        await RecordAsync(group: Global);
        var policy = (await Aws.A.Root.Iam.CreatePolicyAsync(new("tried", Everything.Replace("Allow", "Deny", StringComparison.Ordinal)), Token)).Policy;
        await PutRuleAsync("IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS", """{"excludePermissionBoundaryPolicy":"true"}""");
        (await OfAsync(policy.PolicyId)).ShouldBe(ComplianceType.Compliant);

        await Aws.A.Root.Iam.CreatePolicyVersionAsync(new(policy.Arn, Everything, SetAsDefault: true), Token);
        (await OfAsync(policy.PolicyId)).ShouldBe(ComplianceType.NonCompliant);
        await Aws.A.Root.Iam.CreateUserAsync(new("bounded", PermissionsBoundary: policy.Arn), Token);
        (await OfAsync(policy.PolicyId)).ShouldBe(ComplianceType.NotApplicable);
        await Aws.A.Root.Iam.DeleteUserPermissionsBoundaryAsync(new("bounded"), Token);
        (await OfAsync(policy.PolicyId)).ShouldBe(ComplianceType.NonCompliant);
        await ConfigRefusesAsync("InvalidParameterValueException", () => PutRuleAsync("IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS", """{"excludePermissionBoundaryPolicy":"yes"}"""));
    }

    [Fact]
    public async Task A_user_complies_while_its_active_keys_are_young()
    {
        await RecordAsync();
        var user = (await Aws.A.Root.Iam.CreateUserAsync(new("somebody"), Token)).User.UserId;
        await PutRuleAsync("ACCESS_KEYS_ROTATED", """{"maxAccessKeyAge":"90"}""");
        (await OfAsync(user)).ShouldBe(ComplianceType.NotApplicable);

        var key = (await Aws.A.Root.Iam.CreateAccessKeyAsync(new("somebody"), Token)).AccessKey.AccessKeyId;
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromDays(89), Token);
        (await OfAsync(user)).ShouldBe(ComplianceType.Compliant);
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromDays(2), Token);
        (await OfAsync(user)).ShouldBe(ComplianceType.NonCompliant);
        await Aws.A.Root.Iam.UpdateAccessKeyAsync(new(key, Services.Iam.AccessKeyStatus.Inactive, "somebody"), Token);
        await Config.StartConfigRulesEvaluationAsync(new(["rule"]), Token);
        (await OfAsync(user)).ShouldBe(ComplianceType.NotApplicable);
    }

    [Theory]
    [InlineData(null, "The required parameter [maxAccessKeyAge] is not present in the inputParameters")]
    [InlineData("""{"maxAccessKeyAge":90}""", "Blank spaces are not acceptable for input parameter: maxAccessKeyAge.")]
    [InlineData("""{"maxAccessKeyAge":" "}""", "Blank spaces are not acceptable for input parameter: maxAccessKeyAge.")]
    [InlineData("""{"maxAccessKeyAge":"0"}""", null)]
    [InlineData("""{"maxAccessKeyAge":"ninety"}""", null)]
    public async Task An_age_that_is_none_is_refused(string? parameters, string? text)
    {
        await RecordAsync();

        await ConfigRefusesAsync("InvalidParameterValueException", () => PutRuleAsync("ACCESS_KEYS_ROTATED", parameters), text);
    }
}
