using ScsLabs.Services.Config;

namespace ScsLabs.Services.Tests.Config;

/// <summary>Rules: which can be created, what they evaluate, and what is left of them.</summary>
public sealed class RuleTests : ConfigWorld
{
    [Fact]
    public async Task A_rule_of_AWS_that_is_not_evaluated_here_has_no_results_and_an_unknown_one_is_refused()
    {
        await RecordAsync();
        await LaunchAsync();

        await PutRuleAsync("EC2_INSTANCE_DETAILED_MONITORING_ENABLED");
        (await ComplianceAsync()).ShouldBe(ComplianceType.InsufficientData);
        await ConfigRefusesAsync(
            "InvalidParameterValueException",
            () => PutRuleAsync("EC2_NOTHING"),
            "The sourceIdentifier EC2_NOTHING is invalid. Please refer to the documentation for a list of valid sourceIdentifiers that can be used when AWS is the Owner.");
    }

    [Fact]
    public async Task A_scope_limits_a_rule_to_resources_with_a_tag_or_to_one()
    {
        await RecordAsync();
        var (tagged, other) = (await LaunchAsync(), await LaunchAsync());
        await Ec2.CreateTagsAsync(new() { Resources = [tagged], Tags = [new("Team", "a")] }, Token);
        const string Parameters = """{"amiIds":"ami-0123456789abcdef0"}""";

        await PutRuleAsync("APPROVED_AMIS_BY_ID", Parameters, new() { TagKey = "Team", TagValue = "a" });
        (await ResultsAsync()).Keys.ShouldBe([tagged]);
        await PutRuleAsync("APPROVED_AMIS_BY_ID", Parameters, new() { ComplianceResourceTypes = ["AWS::EC2::Instance"], ComplianceResourceId = other });
        (await ResultsAsync()).Keys.ShouldBe([other]);
        await PutRuleAsync("APPROVED_AMIS_BY_ID", Parameters);
        (await ResultsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_scope_says_of_which_type_a_resource_is_and_of_which_key_a_value()
    {
        await RecordAsync();

        foreach (var scope in (Scope[])[new() { ComplianceResourceId = "i-0" }, new() { ComplianceResourceId = "i-0", ComplianceResourceTypes = ["AWS::EC2::Instance", "AWS::EC2::Volume"] }, new() { TagValue = "a" }])
        {
            await ConfigRefusesAsync("InvalidParameterValueException", () => PutRuleAsync("ENCRYPTED_VOLUMES", scope: scope));
        }
    }

    [Fact]
    public async Task A_rule_that_is_deleted_takes_its_results_along()
    {
        await RecordAsync();
        await PutRuleAsync("ENCRYPTED_VOLUMES");
        await PutRuleAsync("ENCRYPTED_VOLUMES", name: "rule-2");
        await LaunchAsync();
        (await ComplianceAsync()).ShouldBe(ComplianceType.NonCompliant);

        await Config.DeleteConfigRuleAsync(new("rule"), Token);

        await ConfigRefusesAsync("NoSuchConfigRuleException", () => Config.GetComplianceDetailsByConfigRuleAsync(new("rule"), Token), "The ConfigRule 'rule' provided in the request is invalid. Please check the configRule name");
        (await ComplianceAsync("rule-2")).ShouldBe(ComplianceType.NonCompliant);
        await PutRuleAsync("ENCRYPTED_VOLUMES");
        (await ComplianceAsync()).ShouldBe(ComplianceType.NonCompliant);
    }

    [Theory]
    [InlineData("APPROVED_AMIS_BY_ID", """{"amiIds":"ami-0123456789abcdef0"}""", "AWS::EC2::Instance")]
    [InlineData("EC2_INSTANCE_DETAILED_MONITORING_ENABLED", null, null)]
    public async Task A_rule_that_becomes_another_keeps_no_result_of_the_first(string identifier, string? parameters, string? type)
    {
        await RecordAsync();
        await PutRuleAsync("ENCRYPTED_VOLUMES");
        await LaunchAsync();
        (await ComplianceAsync()).ShouldBe(ComplianceType.NonCompliant);

        await PutRuleAsync(identifier, parameters);

        await Backend.Emulator.SettleAsync(Token);
        (await Config.GetComplianceDetailsByConfigRuleAsync(new("rule"), Token)).EvaluationResults.Select(result => result.EvaluationResultIdentifier.EvaluationResultQualifier.ResourceType).ShouldBe(type is null ? [] : [type]);
    }

    [Fact]
    public async Task A_change_that_is_evaluated_is_the_last_evaluation()
    {
        await RecordAsync();
        await PutRuleAsync("ENCRYPTED_VOLUMES");
        await Backend.Emulator.SettleAsync(Token);
        async Task<DateTimeOffset?> LastAsync() => (await Config.DescribeConfigRuleEvaluationStatusAsync(new(["rule"]), Token)).ConfigRulesEvaluationStatus.Single().LastSuccessfulEvaluationTime;
        var first = await LastAsync();

        await LaunchAsync();

        (await LastAsync()).ShouldNotBeNull().ShouldBeGreaterThan(first.ShouldNotBeNull());
    }

    [Fact]
    public async Task Results_come_in_pages()
    {
        await RecordAsync();
        await PutRuleAsync("ENCRYPTED_VOLUMES");
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await LaunchAsync();
        }

        var first = await Config.GetComplianceDetailsByConfigRuleAsync(new("rule", Limit: 2), Token);
        first.EvaluationResults.Count.ShouldBe(2);
        var rest = await Config.GetComplianceDetailsByConfigRuleAsync(new("rule", Limit: 2, NextToken: first.NextToken), Token);
        (rest.EvaluationResults.Count, rest.NextToken).ShouldBe((1, null));
        await ConfigRefusesAsync("InvalidNextTokenException", () => Config.GetComplianceDetailsByConfigRuleAsync(new("rule", NextToken: "nonsense"), Token));
    }

    [Fact]
    public async Task A_user_sees_and_changes_what_a_policy_allows()
    {
        await RecordAsync();
        await PutRuleAsync("ENCRYPTED_VOLUMES");
        var arn = (await Config.DescribeConfigRulesAsync(new(["rule"]), Token)).ConfigRules.Single().ConfigRuleArn!;
        var auditor = await UserAsync("auditor", Allow("config:GetComplianceDetailsByConfigRule", arn), Allow("config:DescribeConfigRules"));

        await auditor.Config.GetComplianceDetailsByConfigRuleAsync(new("rule"), Token);
        (await auditor.Config.DescribeConfigRulesAsync(new(), Token)).ConfigRules.Count.ShouldBe(1);
        await ConfigRefusesAsync("AccessDeniedException", () => auditor.Config.DeleteConfigRuleAsync(new("rule"), Token));
        await ConfigRefusesAsync("AccessDeniedException", () => auditor.Config.StartConfigRulesEvaluationAsync(new(["rule"]), Token));
    }
}
