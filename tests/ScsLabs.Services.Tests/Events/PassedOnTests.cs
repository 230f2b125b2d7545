using ScsLabs.Services.Events;

namespace ScsLabs.Services.Tests.Events;

/// <summary>Buses that send to buses, also of other accounts and Regions.</summary>
public sealed class PassedOnTests : EventsWorld
{
    private string Theirs => ArnOf("events", "event-bus/default", Aws.B);

    [Fact]
    public async Task Another_account_sends_to_a_bus_whose_policy_admits_it()
    {
        await NewRuleAsync(Orders, new("queue", await NewQueueAsync(account: Aws.B)), actor: Aws.B.Root);
        await RefusedAsync("AccessDeniedException", () => SendAsync(bus: Theirs));

        await Aws.B.Root.Events.PutPermissionAsync(new(null, "events:PutEvents", Aws.A.Id, "a"), Token);
        await SendAsync(bus: Theirs);
        var plain = await Aws.A.CreateUserAsync("plain", Token);
        await RefusedAsync("AccessDeniedException", () => SendAsync(bus: Theirs, events: plain.Events));

        (await EventsAsync(account: Aws.B)).ShouldHaveSingleItem().GetProperty("account").GetString().ShouldBe(Aws.A.Id);
    }

    [Fact]
    public async Task A_rule_passes_an_event_on_as_it_is_with_a_role_that_both_sides_admit()
    {
        await NewRuleAsync(Orders, new("queue", await NewQueueAsync(account: Aws.B)), actor: Aws.B.Root);
        var role = await NewRoleAsync("events:PutEvents");
        await NewRuleAsync(Orders, new("bus", Theirs) { RoleArn = role, DeadLetterConfig = new(await NewQueueAsync("letters")) });

        await SendAsync();
        (await MessagesAsync("letters")).ShouldHaveSingleItem().MessageAttributes["ERROR_CODE"].StringValue.ShouldBe("NO_PERMISSIONS");

        await Aws.B.Root.Events.PutPermissionAsync(new(null, "events:PutEvents", Aws.A.Id, "a"), Token);
        var id = await SendAsync();
        var passed = (await EventsAsync(account: Aws.B)).ShouldHaveSingleItem();
        (passed.GetProperty("id").GetString(), passed.GetProperty("account").GetString()).ShouldBe((id, Aws.A.Id));

        await Aws.A.Root.Iam.DeleteRolePolicyAsync(new("events", "own"), Token);
        await SendAsync();
        (await EventsAsync(account: Aws.B)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_policy_can_ask_that_a_rule_passes_the_event_on()
    {
        await NewRuleAsync(Orders, new("queue", await NewQueueAsync(account: Aws.B)), actor: Aws.B.Root);
        await Aws.B.Root.Events.PutPermissionAsync(
            new(Policy: $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{{Aws.A.Id}}}"},"Action":"events:PutEvents","Resource":"{{{Theirs}}}","Condition":{"Bool":{"events:eventBusInvocation":"true"},"StringEquals":{"events:source":"orders"} } }]}"""), Token);
        await NewRuleAsync("""{"source":[{"prefix":""}]}""", new("bus", Theirs) { RoleArn = await NewRoleAsync("events:PutEvents") });

        await RefusedAsync("AccessDeniedException", () => SendAsync(bus: Theirs));
        await SendAsync();
        await SendAsync(source: "others");

        (await EventsAsync(account: Aws.B)).ShouldHaveSingleItem().GetProperty("source").GetString().ShouldBe("orders");
    }

    [Fact]
    public async Task An_event_is_passed_on_to_another_Region_and_no_further()
    {
        var role = await NewRoleAsync("events:PutEvents");
        var (west, letters) = (Aws.A.Root.In("eu-west-1"), await NewQueueAsync("letters"));
        await NewRuleAsync(Orders, new("bus", ArnOf("events", "event-bus/default", region: "eu-west-1")) { RoleArn = role });
        await west.Events.PutRuleAsync(new("back", EventPattern: Orders), Token);
        await west.Events.PutTargetsAsync(new("back", [new("bus", ArnOf("events", "event-bus/default")) { RoleArn = role }]), Token);
        await NewRuleAsync(Orders, new("queue", await NewQueueAsync()), name: "count");
        await west.Sqs.CreateQueueAsync(new Amazon.SQS.Model.CreateQueueRequest { QueueName = "west", Attributes = new() { ["Policy"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"*"}]}""" } }, Token);
        await west.Events.PutTargetsAsync(new("back", [new("queue", ArnOf("sqs", "west", region: "eu-west-1"))]), Token);

        await SendAsync();

        (await EventsAsync()).ShouldHaveSingleItem();
        var url = (await west.Sqs.GetQueueUrlAsync("west", Token)).QueueUrl;
        (await west.Sqs.ReceiveMessageAsync(url, Token)).Messages.ShouldHaveSingleItem().Body.ShouldContain("\"region\":\"us-east-1\"");
        letters.ShouldNotBeNull();
    }
}
