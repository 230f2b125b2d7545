using ScsLabs.Harness.Backends;
using ScsLabs.Services.Events;

namespace ScsLabs.Services.Tests.Events;

/// <summary>Rules, their targets, and what both refuse.</summary>
public sealed class RuleTests : EventsWorld
{
    [Fact]
    public async Task A_rule_is_put_shown_replaced_and_deleted_without_targets()
    {
        await Events.PutRuleAsync(new("rule", EventPattern: Orders, Description: "Orders"), Token);
        (await Events.DescribeRuleAsync(new("rule"), Token)).ShouldBe(new(new("rule", ArnOf("events", "rule/rule"), Orders, RuleState.Enabled, "Orders", null, null, "default"), Aws.A.Id));

        await Events.PutTargetsAsync(new("rule", [new("queue", QueueArn("jobs"))]), Token);
        await Events.PutRuleAsync(new("rule", EventPattern: Orders, State: RuleState.Disabled), Token);
        (await Events.ListRulesAsync(new("ru"), Token)).Rules.ShouldHaveSingleItem().ShouldBe(new("rule", ArnOf("events", "rule/rule"), Orders, RuleState.Disabled, null, null, null, "default"));
        await RefusedAsync("ValidationException", () => Events.DeleteRuleAsync(new("rule"), Token), "Rule can't be deleted since it has targets.");

        (await Events.RemoveTargetsAsync(new("rule", ["queue", "none"]), Token)).FailedEntries.ShouldHaveSingleItem().TargetId.ShouldBe("none");
        await Events.DeleteRuleAsync(new("rule"), Token);
        await Events.DeleteRuleAsync(new("rule"), Token);
        await RefusedAsync("ResourceNotFoundException", () => Events.DescribeRuleAsync(new("rule"), Token), "Rule rule does not exist on EventBus default.");
        await RefusedAsync("ResourceNotFoundException", () => Events.DescribeRuleAsync(new("rule", "none"), Token), "Event bus none does not exist.");
    }

    [Theory]
    [InlineData("", "ValidationException", "Parameter(s) EventPattern or ScheduleExpression must be specified.")]
    [InlineData("{}", "ValidationException", "Parameter(s) EventPattern or ScheduleExpression must be specified.")]
    [InlineData("""{"source":"orders"}""", "InvalidEventPatternException", null)]
    [InlineData("""{"source":[]}""", "InvalidEventPatternException", null)]
    [InlineData("""{"source":[{"numeric":["<"]}]}""", "InvalidEventPatternException", null)]
    [InlineData("orders", "InvalidEventPatternException", null)]
    public Task A_malformed_pattern_is_refused(string pattern, string code, string? text) => RefusedAsync(code, () => Events.PutRuleAsync(new("rule", EventPattern: pattern), Token), text);

    [Fact]
    public async Task A_rule_has_five_targets_and_a_bus_three_hundred_rules()
    {
        await Events.PutRuleAsync(new("rule", EventPattern: Orders), Token);
        await Events.PutTargetsAsync(new("rule", [.. Enumerable.Range(0, 5).Select(number => new Target($"t{number}", QueueArn("jobs")))]), Token);
        await Events.PutTargetsAsync(new("rule", [new("t0", QueueArn("others"))]), Token);
        await RefusedAsync("LimitExceededException", () => Events.PutTargetsAsync(new("rule", [new("t5", QueueArn("jobs"))]), Token), "The requested resource exceeds the maximum number allowed.");
        (await Events.ListTargetsByRuleAsync(new("rule", Limit: 3), Token)).Targets.Select(target => target.Id).ShouldBe(["t0", "t1", "t2"]);
        (await Events.ListRuleNamesByTargetAsync(new(QueueArn("others")), Token)).RuleNames.ShouldBe(["rule"]);

        foreach (var number in Enumerable.Range(1, 299))
        {
            await Events.PutRuleAsync(new($"rule{number}", EventPattern: Orders), Token);
        }

        await RefusedAsync("LimitExceededException", () => Events.PutRuleAsync(new("more", EventPattern: Orders), Token));
    }

    [Fact]
    public async Task A_target_must_be_well_formed()
    {
        await Events.PutRuleAsync(new("rule", EventPattern: Orders), Token);
        var queue = QueueArn("jobs");
        await TargetRefusedAsync(new("t", "queue"), "Parameter queue is not valid. Reason: Provided Arn is not in correct format.");
        await TargetRefusedAsync(new("t", queue) { Input = "{" }, "Input for target t is not a valid JSON text.");
        await TargetRefusedAsync(new("t", queue) { InputPath = "detail" }, "InputPath for target t is invalid.");
        await TargetRefusedAsync(new("t", queue) { Input = "1", InputPath = "$" }, "Only one of Input, InputPath, or InputTransformer must be provided for target t.");
        await TargetRefusedAsync(new("t", queue) { InputTransformer = new("<none>") }, "InputTemplate for target t contains invalid placeholder none.");
        await TargetRefusedAsync(new("t", queue) { RoleArn = "role" }, "Parameter role is not valid. Reason: Provided Arn is not in correct format.");
        await TargetRefusedAsync(new("t", queue) { DeadLetterConfig = new("arn:aws:sns:us-east-1:111111111111:topic") }, null);
        await TargetRefusedAsync(new("t", ArnOf("sqs", "jobs", region: "eu-west-1")), "Cross-region api call is not allowed.");
        await TargetRefusedAsync(new("t", ArnOf("events", "event-bus/other")), $"RoleArn is required for target {ArnOf("events", "event-bus/other")}.");
        await TargetRefusedAsync(new("!", queue), @"1 validation error detected: Value '!' at 'targets.1.member.id' failed to satisfy constraint: Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+");
        await TargetRefusedAsync(new("t", queue) { RetryPolicy = new(186) }, null);
        await RefusedAsync("NotImplemented", () => Events.PutTargetsAsync(new("rule", [new("t", ArnOf("kinesis", "stream/a"))]), Token));
        await RefusedAsync("ResourceNotFoundException", () => Events.PutTargetsAsync(new("none", [new("t", queue)]), Token), "Rule none does not exist on EventBus default.");

        Task TargetRefusedAsync(Target target, string? text) => RefusedAsync("ValidationException", () => Events.PutTargetsAsync(new("rule", [target]), Token), text);
    }

    [Fact]
    public async Task Whoever_gives_a_role_must_be_allowed_to_pass_it_to_EventBridge()
    {
        var role = await NewRoleAsync("sqs:SendMessage");
        var plain = await Aws.A.CreateUserAsync("plain", Policies.Allow("events:*"), Token);
        await RefusedAsync("AccessDeniedException", () => plain.Events.PutRuleAsync(new("rule", EventPattern: Orders, RoleArn: role), Token));
        await plain.Events.PutRuleAsync(new("rule", EventPattern: Orders), Token);
        await RefusedAsync("AccessDeniedException", () => plain.Events.PutTargetsAsync(new("rule", [new("queue", QueueArn("jobs")) { RoleArn = role }]), Token));

        await Aws.A.Root.Iam.PutUserPolicyAsync(new("plain", "pass", Policies.Allow("iam:PassRole", condition: Policies.When("StringEquals", "iam:PassedToService", "events.amazonaws.com"))), Token);
        await plain.Events.PutTargetsAsync(new("rule", [new("queue", QueueArn("jobs")) { RoleArn = role }]), Token);
    }

    [Fact]
    public async Task Policies_can_narrow_what_rules_match_and_where_they_send()
    {
        var user = await Aws.A.CreateUserAsync(
            "narrow",
            $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"events:PutRule","Resource":"*","Condition":{"ForAllValues:StringEquals":{"events:source":["orders"]},"Null":{"events:source":"false"} } },{"Effect":"Allow","Action":"events:PutTargets","Resource":"*","Condition":{"ForAllValues:ArnEquals":{"events:TargetArn":"{{{QueueArn("jobs")}}}"} } }]}""",
            Token);

        await user.Events.PutRuleAsync(new("rule", EventPattern: Orders), Token);
        await RefusedAsync("AccessDeniedException", () => user.Events.PutRuleAsync(new("rule", EventPattern: """{"source":["orders","aws.ec2"]}"""), Token));
        await RefusedAsync("AccessDeniedException", () => user.Events.PutRuleAsync(new("rule", EventPattern: """{"detail-type":["Placed"]}"""), Token));
        await user.Events.PutTargetsAsync(new("rule", [new("queue", QueueArn("jobs"))]), Token);
        await RefusedAsync("AccessDeniedException", () => user.Events.PutTargetsAsync(new("rule", [new("queue", QueueArn("others"))]), Token));
    }

    [Theory]
    [InlineData("""{"source":["aws.health"],"detail":{"service":["S3"]}}""")]
    [InlineData("""{"source":["aws.health"],"detail.service":["S3"]}""")]
    [InlineData("""{"detail":{"service":["S3"]},"detail":{"x":["y"]}}""")]
    [InlineData("""{"$or":[{"detail":{"service":["S3"]}},{"detail":{"x":["y"]}}]}""")]
    [InlineData("""{"detail":{"service":["S3",{"prefix":"EC"}]}}""")]
    [InlineData(null)]
    public async Task A_field_that_policies_deny_is_seen_however_the_pattern_has_it(string? pattern)
    {
        const string deep = "{\"detail\":{\"service\":[\"S3\"],\"a\":";
        var user = await DeniedAsync("ForAnyValue:StringEquals", "events:detail.service", "S3");

        await RefusedAsync("AccessDeniedException", () => user.Events.PutRuleAsync(new("rule", EventPattern: pattern ?? $"{deep}{string.Concat(Enumerable.Repeat("{\"a\":", 80))}[1]{new string('}', 82)}"), Token));
        await user.Events.PutRuleAsync(new("rule", EventPattern: """{"detail":{"service":["EC2"]}}"""), Token);
    }

    [Theory]
    [InlineData("""{"source":["orders",{"prefix":""}]}""")]
    [InlineData("""{"$or":[{"source":["orders"]},{"detail":{"x":["y"]}}]}""")]
    [InlineData("""{"source":[{"exists":false}]}""")]
    public async Task Who_may_match_some_sources_matches_none_beside_them(string pattern)
    {
        var user = await Aws.A.CreateUserAsync(
            "narrow",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"events:PutRule","Resource":"*","Condition":{"ForAllValues:StringEquals":{"events:source":["orders","returns"]},"Null":{"events:source":"false"}}}]}""",
            Token);

        await user.Events.PutRuleAsync(new("rule", EventPattern: """{"$or":[{"source":["orders"]},{"source":["returns"]}]}"""), Token);
        await RefusedAsync("AccessDeniedException", () => user.Events.PutRuleAsync(new("rule", EventPattern: pattern), Token));
    }

    [Fact]
    public async Task Whoever_gives_a_rule_tags_must_be_allowed_to_tag_it()
    {
        var user = await Aws.A.CreateUserAsync("plain", Policies.Allow("events:PutRule"), Token);
        await user.Events.PutRuleAsync(new("rule", EventPattern: Orders), Token);
        await RefusedAsync("AccessDeniedException", () => user.Events.PutRuleAsync(new("tagged", EventPattern: Orders, Tags: [new("team", "a")]), Token));

        await Aws.A.Root.Iam.PutUserPolicyAsync(new("plain", "tag", Policies.Allow("events:TagResource", ArnOf("events", "rule/tagged"), Policies.When("StringEquals", "aws:RequestTag/team", "a"))), Token);
        await RefusedAsync("AccessDeniedException", () => user.Events.PutRuleAsync(new("tagged", EventPattern: Orders, Tags: [new("team", "b")]), Token));
        await user.Events.PutRuleAsync(new("tagged", EventPattern: Orders, Tags: [new("team", "a")]), Token);
    }

    [Fact]
    public async Task Half_of_a_surrogate_pair_is_taken_in_a_pattern_and_refused_as_a_name_in_an_event()
    {
        const string pattern = """{"source":["\ud800"]}""";
        await Events.PutRuleAsync(new("rule", EventPattern: pattern), Token);
        (await Events.DescribeRuleAsync(new("rule"), Token)).Rule.EventPattern.ShouldBe(pattern);

        const string sent = """{"id":"1","account":"111111111111","source":"orders","time":"2026-01-01T00:00:00Z","region":"us-east-1","resources":[],"detail-type":"Placed","\ud800":1}""";
        await RefusedAsync("ValidationException", () => Events.TestEventPatternAsync(new(Orders, sent), Token), "Parameter Event is not valid.");
    }

    [Fact]
    public async Task A_pattern_is_tried_on_an_event()
    {
        const string sent = """{"id":"1","account":"111111111111","source":"orders","time":"2026-01-01T00:00:00Z","region":"us-east-1","resources":[],"detail-type":"Placed"}""";
        (await Events.TestEventPatternAsync(new(Orders, sent), Token)).IsMatch.ShouldBeTrue();
        (await Events.TestEventPatternAsync(new("""{"source":["others"]}""", sent), Token)).IsMatch.ShouldBeFalse();
        await RefusedAsync("InvalidEventPatternException", () => Events.TestEventPatternAsync(new("{", sent), Token));
        await RefusedAsync("ValidationException", () => Events.TestEventPatternAsync(new(Orders, "{"), Token));
        await RefusedAsync("ValidationException", () => Events.TestEventPatternAsync(new(Orders, """{"source":"orders"}"""), Token));
    }

    private Task<Actor> DeniedAsync(string test, string key, string value) => Aws.A.CreateUserAsync(
        "denied",
        $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"events:PutRule","Resource":"*"},{"Effect":"Deny","Action":"events:PutRule","Resource":"*","Condition":{{{Policies.When(test, key, value)}}} }]}""",
        Token);
}
