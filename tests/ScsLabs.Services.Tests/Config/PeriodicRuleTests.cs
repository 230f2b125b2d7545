using ScsLabs.Services.Config;

namespace ScsLabs.Services.Tests.Config;

/// <summary>Rules that are evaluated each time their period is over, by the world's clock.</summary>
public sealed class PeriodicRuleTests : ConfigWorld
{
    [Fact]
    public async Task A_period_is_a_day_unless_the_rule_says_otherwise()
    {
        await RecordAsync();
        await PutAsync(null);
        (await Config.DescribeConfigRulesAsync(new(), Token)).ConfigRules.Single().MaximumExecutionFrequency.ShouldBe(MaximumExecutionFrequency.TwentyFourHours);
        var first = await LastAsync();

        await Backend.Emulator.AdvanceAsync(TimeSpan.FromHours(23), Token);
        (await LastAsync()).ShouldBe(first);
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromHours(1), Token);
        (await LastAsync()).ShouldBeGreaterThan(first);
        await PutAsync(MaximumExecutionFrequency.ThreeHours);
        var second = await LastAsync();
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromHours(7), Token);
        ((await LastAsync()) - second).ShouldBeInRange(TimeSpan.FromHours(6) - TimeSpan.FromMinutes(1), TimeSpan.FromHours(6) + TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task It_goes_on_while_nothing_is_recorded_and_ends_with_the_rule()
    {
        await RecordAsync();
        await PutAsync(MaximumExecutionFrequency.OneHour);
        await Config.StopConfigurationRecorderAsync(new(Recorder), Token);
        var first = await LastAsync();

        await Backend.Emulator.AdvanceAsync(TimeSpan.FromHours(1), Token);
        (await LastAsync()).ShouldBeGreaterThan(first);
        await Config.DeleteConfigRuleAsync(new("rule"), Token);
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromHours(5), Token);
        (await Config.GetComplianceDetailsByResourceAsync(new("AWS::::Account", Aws.A.Id), Token)).EvaluationResults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rule_that_only_changes_trigger_has_no_period()
    {
        await RecordAsync();

        await ConfigRefusesAsync(
            "InvalidParameterValueException",
            () => PutAsync(MaximumExecutionFrequency.OneHour, "EC2_IMDSV2_CHECK"),
            "A maximum execution frequency for this rule is not allowed because only a change in resources triggers this managed rule.");
        await PutAsync(MaximumExecutionFrequency.OneHour, "INCOMING_SSH_DISABLED");
    }

    private Task PutAsync(MaximumExecutionFrequency? frequency, string identifier = "EC2_EBS_ENCRYPTION_BY_DEFAULT") =>
        Config.PutConfigRuleAsync(new(new() { ConfigRuleName = "rule", Source = new(SourceOwner.Aws, identifier), MaximumExecutionFrequency = frequency }), Token);

    private async Task<DateTimeOffset> LastAsync()
    {
        await Backend.Emulator.SettleAsync(Token);
        return (await Config.DescribeConfigRuleEvaluationStatusAsync(new(["rule"]), Token)).ConfigRulesEvaluationStatus.Single().LastSuccessfulEvaluationTime!.Value;
    }
}
