using System.Text.Json;

namespace ScsLabs.Services.Tests.Logs;

/// <summary>EventBridge writes to log groups, if the account's resource policies let it.</summary>
public sealed class EventDeliveryTests : LogsWorld
{
    private const string OrdersGroup = "/aws/events/orders";

    private string GroupArn => ArnOf("logs", $"log-group:{OrdersGroup}");

    [Theory]
    [InlineData("")]
    [InlineData(":*")]
    public async Task An_event_is_written_into_a_stream_of_the_rule(string suffix)
    {
        await Logs.CreateLogGroupAsync(new(OrdersGroup), Token);
        await AllowAsync();
        await NewRuleAsync(Orders, new("logs", GroupArn + suffix));

        await SendAsync();
        await SendAsync("""{"id":2}""");
        await SendAsync(source: "other");
        await Backend.Emulator.SettleAsync(Token);

        (await FoundAsync(group: OrdersGroup)).Select(message => JsonDocument.Parse(message).RootElement.GetProperty("detail").GetProperty("id").GetInt32()).ShouldBe([1, 2]);
        (await FoundAsync("{ $.detail.id = 2 }", OrdersGroup)).ShouldHaveSingleItem();
        (await Logs.DescribeLogStreamsAsync(new(OrdersGroup), Token)).LogStreams.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Several_policies_decide_together_and_a_denial_of_one_counts()
    {
        await Logs.CreateLogGroupAsync(new(OrdersGroup), Token);
        await AllowAsync("logs:CreateLogStream", name: "create");
        await AllowAsync("logs:PutLogEvents", name: "put");
        await NewRuleAsync(Orders, new("logs", GroupArn));
        await SendAsync();
        await Backend.Emulator.SettleAsync(Token);
        (await FoundAsync(group: OrdersGroup)).Count.ShouldBe(1);

        await AllowAsync("logs:PutLogEvents", name: "no", effect: "Deny");
        await SendAsync();
        await Backend.Emulator.SettleAsync(Token);
        (await FoundAsync(group: OrdersGroup)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(null, "rule/*")]
    [InlineData("logs:CreateLogStream", "rule/*")]
    [InlineData("logs:PutLogEvents", "rule/*")]
    [InlineData("logs:*", "rule/another")]
    public async Task Whoever_no_policy_lets_write_leaves_a_letter(string? action, string rule)
    {
        await Logs.CreateLogGroupAsync(new(OrdersGroup), Token);
        if (action is not null)
        {
            await AllowAsync(action, rule: rule);
        }

        await NewRuleAsync(Orders, new("logs", GroupArn) { DeadLetterConfig = new(await NewQueueAsync("letters")) });
        await SendAsync();

        var letter = (await MessagesAsync("letters")).ShouldHaveSingleItem();
        letter.MessageAttributes["ERROR_CODE"].StringValue.ShouldBe("NO_PERMISSIONS");
        letter.MessageAttributes["ERROR_MESSAGE"].StringValue.ShouldContain("events.amazonaws.com");
        (await FoundAsync(group: OrdersGroup)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_policy_that_names_the_group_without_its_streams_does_not_let_it_write()
    {
        await Logs.CreateLogGroupAsync(new(OrdersGroup), Token);
        await AllowAsync(resource: GroupArn);
        await NewRuleAsync(Orders, new("logs", GroupArn) { DeadLetterConfig = new(await NewQueueAsync("letters")) });
        await SendAsync();
        (await MessagesAsync("letters")).ShouldHaveSingleItem();

        await AllowAsync(resource: GroupArn + ":*");
        await SendAsync();
        (await MessagesAsync("letters")).ShouldBeEmpty();
        (await FoundAsync(group: OrdersGroup)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_group_that_is_gone_leaves_a_letter()
    {
        await AllowAsync();
        await NewRuleAsync(Orders, new("logs", GroupArn) { DeadLetterConfig = new(await NewQueueAsync("letters")) });
        await SendAsync();

        (await MessagesAsync("letters")).ShouldHaveSingleItem().MessageAttributes["ERROR_CODE"].StringValue.ShouldBe("NO_RESOURCE");
    }

    [Fact]
    public async Task Only_groups_of_the_account_and_Region_with_the_name_that_AWS_wants_are_targets()
    {
        await Events.PutRuleAsync(new("rule", EventPattern: Orders), Token);

        await RefusedAsync("ValidationException", () => Events.PutTargetsAsync(new("rule", [new("logs", ArnOf("logs", "log-group:orders"))]), Token));
        await RefusedAsync("ValidationException", () => Events.PutTargetsAsync(new("rule", [new("logs", ArnOf("logs", $"log-group:{OrdersGroup}", region: "eu-west-1"))]), Token));
        await RefusedAsync("ValidationException", () => Events.PutTargetsAsync(new("rule", [new("logs", ArnOf("logs", $"log-group:{OrdersGroup}", Aws.B))]), Token));
        await RefusedAsync("ValidationException", () => Events.PutTargetsAsync(new("rule", [new("logs", GroupArn) { RoleArn = $"arn:aws:iam::{Aws.A.Id}:role/events" }]), Token));
        await RefusedAsync("NotImplemented", () => Events.PutTargetsAsync(new("rule", [new("logs", ArnOf("logs", "destination:x"))]), Token));
    }

    private Task AllowAsync(string? action = null, string name = "events", string rule = "rule/*", string effect = "Allow", string? resource = null) => Logs.PutResourcePolicyAsync(
        new(name, $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"{{{effect}}}","Principal":{"Service":["events.amazonaws.com","delivery.logs.amazonaws.com"]},"Action":{{{(action is null ? "[\"logs:CreateLogStream\",\"logs:PutLogEvents\"]" : $"\"{action}\"")}}},"Resource":"{{{resource ?? ArnOf("logs", "log-group:/aws/events/*:*")}}}","Condition":{"ArnLike":{"aws:SourceArn":"{{{ArnOf("events", rule)}}}"} } }]}"""),
        Token);
}
