using ScsLabs.Services.Events;

namespace ScsLabs.Services.Tests.Events;

/// <summary>Events reach the targets of the rules that they match, if the targets let them.</summary>
public sealed class DeliveryTests : EventsWorld
{
    [Fact]
    public async Task An_event_that_matches_comes_whole_and_another_does_not()
    {
        await NewRuleAsync(Orders, new("queue", await NewQueueAsync()));

        await SendAsync(source: "other");
        (await MessagesAsync()).ShouldBeEmpty();
        var sent = await Events.PutEventsAsync(
            new([new() { Source = "orders", DetailType = "Placed", Detail = """{ "id" : 1, "name" : "ü" }""", Resources = ["order/1"], Time = DateTimeOffset.UnixEpoch }]), Token);

        (await MessagesAsync()).ShouldHaveSingleItem().Body.ShouldBe(
            $$$"""{"version":"0","id":"{{{sent.Entries[0].EventId}}}","detail-type":"Placed","source":"orders","account":"{{{Aws.A.Id}}}","time":"1970-01-01T00:00:00Z","region":"us-east-1","resources":["order/1"],"detail":{"id":1,"name":"ü"}}""");
    }

    [Fact]
    public async Task A_target_is_sent_what_it_makes_of_the_event()
    {
        var queue = await NewQueueAsync();
        await Events.PutRuleAsync(new("rule", EventPattern: Orders), Token);
        await Events.PutTargetsAsync(
            new("rule",
            [
                new("constant", queue) { Input = """{"a": 1}""" },
                new("path", queue) { InputPath = "$.detail.id" },
                new("template", queue) { InputTransformer = new("""{"order":<id>,"rule":<aws.events.rule-name>}""", new Dictionary<string, string> { ["id"] = "$.detail.id" }) },
            ]),
            Token);

        await SendAsync();

        (await MessagesAsync()).Select(message => message.Body).ShouldBe(["""{"a": 1}""", "1", """{"order":1,"rule":"rule"}"""], ignoreOrder: true);
    }

    [Fact]
    public async Task A_queue_takes_only_what_its_policy_lets_the_rule_send()
    {
        var letters = await NewQueueAsync("letters");
        await NewRuleAsync(Orders, new("queue", await NewQueueAsync(rule: "rule/another")) { DeadLetterConfig = new(letters) });

        await SendAsync();

        (await MessagesAsync()).ShouldBeEmpty();
        var letter = (await MessagesAsync("letters")).ShouldHaveSingleItem();
        letter.Body.ShouldContain("\"source\":\"orders\"");
        letter.MessageAttributes["ERROR_CODE"].StringValue.ShouldBe("NO_PERMISSIONS");
        letter.MessageAttributes["ERROR_MESSAGE"].StringValue.ShouldContain("events.amazonaws.com");
        letter.MessageAttributes["RULE_ARN"].StringValue.ShouldBe(ArnOf("events", "rule/rule"));
        letter.MessageAttributes["TARGET_ARN"].StringValue.ShouldBe(QueueArn("jobs"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("rule/another")]
    public async Task A_dead_letter_queue_must_let_the_rule_send_as_well(string? allowed)
    {
        await NewRuleAsync(Orders, new("queue", QueueArn("missing")) { DeadLetterConfig = new(await NewQueueAsync("letters", allowed)) });

        await SendAsync();

        (await MessagesAsync("letters")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_queue_that_is_gone_and_a_template_that_makes_no_JSON_leave_letters()
    {
        var letters = new DeadLetterConfig(await NewQueueAsync("letters"));
        await NewQueueAsync();
        await NewRuleAsync(Orders, new("gone", QueueArn("missing")) { DeadLetterConfig = letters });
        await NewRuleAsync(Orders, new("broken", QueueArn("jobs")) { DeadLetterConfig = letters, InputTransformer = new("""{"name":"<name>"}""", new Dictionary<string, string> { ["name"] = "$.detail.name" }) }, name: "other");

        await SendAsync("""{"name":"a \"b\""}""");

        (await MessagesAsync("letters")).Select(letter => letter.MessageAttributes["ERROR_CODE"].StringValue).ShouldBe(["NO_RESOURCE", "INVALID_JSON"], ignoreOrder: true);
        (await MessagesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_template_that_makes_too_much_of_an_event_leaves_a_letter()
    {
        var letters = await NewQueueAsync("letters");
        await NewRuleAsync(
            Orders,
            new("queue", await NewQueueAsync()) { DeadLetterConfig = new(letters), InputTransformer = new($"[{string.Join(',', Enumerable.Repeat("<all>", 1000))}]", new Dictionary<string, string> { ["all"] = "$.detail" }) });

        await SendAsync($$"""{"text":"{{new string('x', 100_000)}}"}""");

        var letter = (await MessagesAsync("letters")).ShouldHaveSingleItem();
        (letter.MessageAttributes["ERROR_CODE"].StringValue, letter.MessageAttributes["ERROR_MESSAGE"].StringValue).ShouldBe(("INVALID_PARAMETER", "The input is longer than 1048576 characters."));
    }

    [Fact]
    public async Task A_target_s_role_is_assumed_and_its_policy_counts()
    {
        var role = await NewRoleAsync("sqs:SendMessage");
        await NewRuleAsync(Orders, new("queue", await NewQueueAsync(rule: null)) { RoleArn = role, DeadLetterConfig = new(await NewQueueAsync("letters")) });
        await SendAsync();
        (await EventsAsync()).ShouldHaveSingleItem();

        await Aws.A.Root.Iam.DeleteRolePolicyAsync(new("events", "own"), Token);
        await SendAsync();
        await Aws.A.Root.Iam.DeleteRoleAsync(new("events"), Token);
        await SendAsync();

        (await EventsAsync()).ShouldBeEmpty();
        (await MessagesAsync("letters")).Select(letter => letter.MessageAttributes["ERROR_CODE"].StringValue).ShouldBe(["NO_PERMISSIONS", "FAILED_TO_ASSUME_ROLE"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_role_can_trust_EventBridge_for_one_rule_alone()
    {
        var trust = $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:SourceArn":"{{{ArnOf("events", "rule/one")}}}","aws:SourceAccount":"{{{Aws.A.Id}}}"} } }]}""";
        var role = await NewRoleAsync("sqs:SendMessage", trust: trust);
        var (queue, letters) = (await NewQueueAsync(rule: null), await NewQueueAsync("letters"));
        await NewRuleAsync(Orders, new("queue", queue) { RoleArn = role, InputPath = "$.source" }, name: "one");
        await NewRuleAsync("""{"source":["returns"]}""", new("queue", queue) { RoleArn = role, DeadLetterConfig = new(letters) }, name: "two");

        await SendAsync();
        await SendAsync(source: "returns");

        (await MessagesAsync()).ShouldHaveSingleItem().Body.ShouldBe("\"orders\"");
        (await MessagesAsync("letters")).ShouldHaveSingleItem().MessageAttributes["ERROR_CODE"].StringValue.ShouldBe("FAILED_TO_ASSUME_ROLE");
    }

    [Fact]
    public async Task A_disabled_rule_and_one_of_another_bus_match_nothing()
    {
        var queue = await NewQueueAsync();
        await NewRuleAsync(Orders, new("queue", queue));
        await Events.CreateEventBusAsync(new("orders"), Token);
        await NewRuleAsync(Orders, new("queue", queue), "orders", "other");

        await Events.DisableRuleAsync(new("rule"), Token);
        await SendAsync();
        (await EventsAsync()).ShouldBeEmpty();

        await SendAsync(bus: "orders");
        await Events.EnableRuleAsync(new("rule"), Token);
        await SendAsync();
        (await EventsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_event_that_is_too_much_for_the_rules_keeps_no_other_back()
    {
        static string Or(int field) => $"\"f{field}\":{{\"$or\":[{string.Join(',', Enumerable.Range(0, 10).Select(value => $"{{\"x\":[{value}]}}"))}]}}";

        await NewRuleAsync(Orders, new("queue", await NewQueueAsync()));
        await NewRuleAsync($"{{\"detail\":{{{string.Join(',', Enumerable.Range(0, 3).Select(Or))}}}}}", new("queue", QueueArn("jobs")), name: "heavy");
        var heavy = $"{{\"f0\":{{\"x\":[{string.Join(',', Enumerable.Repeat("1.5", 60_000))}]}}}}";

        await Events.PutEventsAsync(new([.. new[] { heavy, "{}" }.Select(detail => new PutEventsRequestEntry { Source = "orders", DetailType = "Placed", Detail = detail })]), Token);

        (await Should.ThrowAsync<AggregateException>(() => Backend.Emulator.SettleAsync(Token))).InnerException!.Message.ShouldStartWith("An event went to no target");
        (await EventsAsync()).ShouldHaveSingleItem().GetProperty("detail").ToString().ShouldBe("{}");
    }

    [Fact]
    public async Task A_pattern_that_was_replaced_counts_no_more()
    {
        await NewRuleAsync(Orders, new("queue", await NewQueueAsync()));
        await SendAsync();
        await Events.PutRuleAsync(new("rule", EventPattern: """{"source":["invoices"]}"""), Token);
        await SendAsync();
        await SendAsync(source: "invoices");

        (await EventsAsync()).Select(sent => sent.GetProperty("source").GetString()).ShouldBe(["orders", "invoices"], ignoreOrder: true);
    }
}
