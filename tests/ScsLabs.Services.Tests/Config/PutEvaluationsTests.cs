using ScsLabs.Services.Config;

namespace ScsLabs.Services.Tests.Config;

/// <summary>Results that a rule's function puts. Source: AWS Config API Reference, PutEvaluations.</summary>
public sealed class PutEvaluationsTests : ConfigWorld
{
    private const string Volume = "AWS::EC2::Volume";

    private static readonly DateTimeOffset Event = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_comes_with_a_rule_s_token_is_a_result_of_that_rule()
    {
        var token = await TokenAsync();

        (await PutAsync(token, Given("a", ComplianceType.NonCompliant) with { Annotation = "why" }, Given("b", ComplianceType.Compliant))).FailedEvaluations.ShouldBeEmpty();

        (await ResultsAsync()).ShouldBe(new Dictionary<string, ComplianceType> { ["a"] = ComplianceType.NonCompliant, ["b"] = ComplianceType.Compliant }, ignoreOrder: true);
        var result = (await Config.GetComplianceDetailsByConfigRuleAsync(new("rule", [ComplianceType.NonCompliant]), Token)).EvaluationResults.Single();
        (result.Annotation, result.EvaluationResultIdentifier.OrderingTimestamp, result.ConfigRuleInvokedTime).ShouldBe(("why", Event, Event));
        (await ResultsAsync("other")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_result_about_an_older_event_does_not_replace_a_later_one()
    {
        var token = await TokenAsync();
        await PutAsync(token, Given("a", ComplianceType.NonCompliant));

        await PutAsync(token, Given("a", ComplianceType.Compliant) with { OrderingTimestamp = Event.AddSeconds(-1) });
        (await OfAsync("a")).ShouldBe(ComplianceType.NonCompliant);
        await PutAsync(token, Given("a", ComplianceType.Compliant) with { OrderingTimestamp = Event.AddSeconds(1) });
        (await OfAsync("a")).ShouldBe(ComplianceType.Compliant);
    }

    [Fact]
    public async Task A_token_that_is_none_or_is_altered_or_of_elsewhere_is_refused()
    {
        var token = await TokenAsync();
        var bytes = Convert.FromBase64String(token);
        bytes[^1] ^= 1;

        foreach (var wrong in (string[])["nonsense", "", Convert.ToBase64String(new byte[60]), Convert.ToBase64String(bytes), new('A', 4000)])
        {
            await ConfigRefusesAsync("InvalidResultTokenException", () => PutAsync(wrong, Given("a", ComplianceType.Compliant)), "The resultToken provided is invalid");
        }

        await ConfigRefusesAsync("InvalidResultTokenException", () => Aws.B.Root.Config.PutEvaluationsAsync(new(token, [Given("a", ComplianceType.Compliant)]), Token));
        await ConfigRefusesAsync("InvalidResultTokenException", () => Aws.A.Root.In("eu-west-1").Config.PutEvaluationsAsync(new(token, [Given("a", ComplianceType.Compliant)]), Token));
    }

    [Fact]
    public async Task A_token_ends_with_its_rule()
    {
        var token = await TokenAsync();
        await Config.DeleteConfigRuleAsync(new("rule"), Token);
        await PutRuleAsync("EC2_INSTANCE_DETAILED_MONITORING_ENABLED");

        await ConfigRefusesAsync("NoSuchConfigRuleException", () => PutAsync(token, Given("a", ComplianceType.Compliant)));
    }

    [Fact]
    public async Task In_test_mode_any_token_will_do_and_nothing_is_put()
    {
        var token = await TokenAsync();
        var before = Backend.Emulator.Store.Current;

        await Config.PutEvaluationsAsync(new("nonsense", [Given("a", ComplianceType.Compliant)], TestMode: true), Token);
        await Config.PutEvaluationsAsync(new(token, [Given("a", ComplianceType.Compliant)], TestMode: true), Token);

        Backend.Emulator.Store.Current.ShouldBeSameAs(before);
    }

    [Fact]
    public async Task A_hundred_results_are_the_most_and_each_is_a_result()
    {
        var token = await TokenAsync();

        await ConfigRefusesAsync("ValidationException", () => PutAsync(token, [.. Enumerable.Range(0, 101).Select(number => Given($"{number}", ComplianceType.Compliant))]));
        await ConfigRefusesAsync("InvalidParameterValueException", () => PutAsync(token, Given("a", ComplianceType.InsufficientData)));
        await PutAsync(token, [.. Enumerable.Range(0, 100).Select(number => Given($"{number}", ComplianceType.Compliant))]);
        (await ComplianceAsync()).ShouldBe(ComplianceType.Compliant);
    }

    /// <summary>The token of an invocation of a rule that nothing else evaluates.</summary>
    private async Task<string> TokenAsync()
    {
        await RecordAsync();
        await PutRuleAsync("EC2_INSTANCE_DETAILED_MONITORING_ENABLED");
        await PutRuleAsync("EC2_INSTANCE_DETAILED_MONITORING_ENABLED", name: "other");
        await Backend.Emulator.SettleAsync(Token);
        return ResultToken.Of(Backend.Emulator.Store.Current.Everywhere<ConfigRuleRow>().Single(rule => rule.Name == "rule"), Event);
    }

    private Task<PutEvaluations.Result> PutAsync(string token, params GivenEvaluation[] evaluations) => Config.PutEvaluationsAsync(new(token, evaluations), Token);

    private static GivenEvaluation Given(string id, ComplianceType type) => new(Volume, id, type, Event);
}
