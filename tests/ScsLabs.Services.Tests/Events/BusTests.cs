using ScsLabs.Services.Events;

namespace ScsLabs.Services.Tests.Events;

/// <summary>Buses and their policies.</summary>
public sealed class BusTests : EventsWorld
{
    [Fact]
    public async Task Every_account_has_a_default_bus_that_stays()
    {
        (await Events.DescribeEventBusAsync(new(), Token)).ShouldBe(new("default", ArnOf("events", "event-bus/default"), null, null, null, null));
        (await Events.ListEventBusesAsync(new(), Token)).EventBuses.ShouldHaveSingleItem().Name.ShouldBe("default");
        await RefusedAsync("ValidationException", () => Events.DeleteEventBusAsync(new("default"), Token), "Cannot delete event bus default.");
        await RefusedAsync("ResourceAlreadyExistsException", () => Events.CreateEventBusAsync(new("default"), Token), "Event bus default already exists.");
    }

    [Fact]
    public async Task A_custom_bus_is_made_shown_listed_and_deleted_without_rules()
    {
        (await Events.CreateEventBusAsync(new("orders", "All orders", [new("Team", "a")]), Token)).EventBusArn.ShouldBe(ArnOf("events", "event-bus/orders"));
        await RefusedAsync("ResourceAlreadyExistsException", () => Events.CreateEventBusAsync(new("orders"), Token), "Event bus orders already exists.");
        await RefusedAsync("ValidationException", () => Events.CreateEventBusAsync(new("a/b"), Token), "Event bus name must not contain '/'.");
        (await Events.ListEventBusesAsync(new("ord"), Token)).EventBuses.ShouldHaveSingleItem().Description.ShouldBe("All orders");

        await Events.PutRuleAsync(new("rule", EventPattern: Orders, EventBusName: "orders"), Token);
        await RefusedAsync("ValidationException", () => Events.DeleteEventBusAsync(new("orders"), Token), "EventBus can't be deleted since it has rules.");
        await Events.DeleteRuleAsync(new("rule", "orders"), Token);
        await Events.DeleteEventBusAsync(new("orders"), Token);
        await Events.DeleteEventBusAsync(new("orders"), Token);
        await RefusedAsync("ResourceNotFoundException", () => Events.DescribeEventBusAsync(new("orders"), Token), "Event bus orders does not exist.");
    }

    [Fact]
    public async Task Lists_come_by_pages()
    {
        foreach (var name in (string[])["a", "b", "z"])
        {
            await Events.CreateEventBusAsync(new(name), Token);
        }

        var first = await Events.ListEventBusesAsync(new(Limit: 3), Token);
        first.EventBuses.Select(bus => bus.Name).ShouldBe(["a", "b", "default"]);
        var second = await Events.ListEventBusesAsync(new(Limit: 3, NextToken: first.NextToken), Token);
        (second.EventBuses.ShouldHaveSingleItem().Name, second.NextToken).ShouldBe(("z", null));
        await RefusedAsync("ValidationException", () => Events.ListEventBusesAsync(new(NextToken: "none"), Token));
    }

    [Fact]
    public async Task Permissions_are_statements_of_the_policy_by_their_ids()
    {
        await Events.PutPermissionAsync(new(null, "events:PutEvents", Aws.B.Id, "b"), Token);
        await Events.PutPermissionAsync(new(null, "events:PutEvents", "*", "org", new("StringEquals", "aws:PrincipalOrgID", "o-1234567890")), Token);
        (await PolicyAsync()).ShouldBe(
            $$$$"""{"Version":"2012-10-17","Statement":[{"Sid":"b","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{{{Aws.B.Id}}}}:root"},"Action":"events:PutEvents","Resource":"{{{{ArnOf("events", "event-bus/default")}}}}"},{"Sid":"org","Effect":"Allow","Principal":"*","Action":"events:PutEvents","Resource":"{{{{ArnOf("events", "event-bus/default")}}}}","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1234567890"}}}]}""");

        await Events.RemovePermissionAsync(new("b"), Token);
        (await PolicyAsync()).ShouldNotBeNull().ShouldNotContain(Aws.B.Id);
        await RefusedAsync("ResourceNotFoundException", () => Events.RemovePermissionAsync(new("b"), Token), "Statement with the provided id does not exist.");
        await Events.PutPermissionAsync(new(Policy: $$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"{{Aws.B.Id}}"},"Action":"events:PutEvents","Resource":"*"} }"""), Token);
        await RefusedAsync("ResourceNotFoundException", () => Events.RemovePermissionAsync(new(), Token), "Statement with the provided id does not exist."); // a statement without a Sid stays
        await Events.RemovePermissionAsync(new(RemoveAllPermissions: true), Token);
        (await PolicyAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Perhaps"}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:user/nobody"},"Action":"events:PutEvents","Resource":"*"}]}""")]
    public Task A_malformed_policy_is_refused(string policy) => RefusedAsync("ValidationException", () => Events.PutPermissionAsync(new(Policy: policy), Token));

    [Fact]
    public async Task A_permission_must_be_whole_and_a_policy_not_too_long()
    {
        await RefusedAsync("ValidationException", () => Events.PutPermissionAsync(new(null, "events:PutEvents", StatementId: "a"), Token), "Parameter Principal must be specified.");
        await RefusedAsync("ValidationException", () => Events.PutPermissionAsync(new(null, "events:PutEvents", Aws.B.Id, "a", new("StringEquals", "aws:PrincipalOrgID", "o-1")), Token));
        await RefusedAsync("ValidationException", () => Events.PutPermissionAsync(new(null, "events:PutEvents", "*", "a", new("StringLike", "aws:PrincipalOrgID", "*")), Token));
        await RefusedAsync("ValidationException", () => Events.PutPermissionAsync(new(null, "events:PutEvents", "*", "a", new("StringEquals", "aws:PrincipalAccount", Aws.B.Id)), Token));
        await RefusedAsync("ResourceNotFoundException", () => Events.PutPermissionAsync(new("none", "events:PutEvents", Aws.B.Id, "a"), Token), "Event bus none does not exist.");
        await RefusedAsync("PolicyLengthExceededException", () => Events.PutPermissionAsync(new(Policy: new string(' ', 10_241)), Token));
    }

    [Fact]
    public async Task Tags_of_buses_and_rules_are_put_and_count()
    {
        var bus = (await Events.CreateEventBusAsync(new("orders", Tags: [new("Team", "a")]), Token)).EventBusArn;
        var rule = (await Events.PutRuleAsync(new("rule", EventPattern: Orders, EventBusName: "orders"), Token)).RuleArn;
        rule.ShouldBe(ArnOf("events", "rule/orders/rule"));
        await Events.TagResourceAsync(new(rule, [new("Team", "b"), new("Cost", "1")]), Token);
        await Events.UntagResourceAsync(new(rule, ["Cost"]), Token);

        (await Events.ListTagsForResourceAsync(new(bus), Token)).Tags.ShouldBe([new("Team", "a")]);
        (await Events.ListTagsForResourceAsync(new(rule), Token)).Tags.ShouldBe([new("Team", "b")]);
        var user = await Aws.A.CreateUserAsync("b", Policies.Allow("events:*", condition: Policies.When("StringEquals", "aws:ResourceTag/Team", "b")), Token);
        await user.Events.DisableRuleAsync(new("rule", "orders"), Token);
        await RefusedAsync("AccessDeniedException", () => user.Events.DescribeEventBusAsync(new("orders"), Token));
        await RefusedAsync("ResourceNotFoundException", () => Events.ListTagsForResourceAsync(new(ArnOf("events", "rule/none")), Token), "Rule none does not exist on EventBus default.");
        await RefusedAsync("ResourceNotFoundException", () => Events.ListTagsForResourceAsync(new(ArnOf("events", "event-bus/none")), Token), "Event bus none does not exist.");
    }

    private async Task<string?> PolicyAsync() => (await Events.DescribeEventBusAsync(new(), Token)).Policy;
}
