using ScsLabs.Services.Events;
using ScsLabs.Services.Logs;
using ScsLabs.Services.Tests.Logs;

namespace ScsLabs.Services.Tests;

/// <summary>The token of a page is of the list that it was given for: of its operation, account, Region and parameters but for the size.</summary>
public sealed class PageTokenTests : LogsWorld
{
    private const string Text = "The specified nextToken is invalid.";

    [Fact]
    public async Task A_page_goes_on_with_another_size()
    {
        var token = await GroupsAsync();

        (await Logs.DescribeLogGroupsAsync(new("/app", NextToken: token, Limit: 50), Token)).LogGroups.Select(group => group.LogGroupName).ShouldBe(["/app/b", "/app/c"]);
    }

    [Fact]
    public async Task A_token_is_of_one_list()
    {
        var token = await GroupsAsync();
        await Aws.B.Root.Logs.CreateLogGroupAsync(new("/app/a"), Token);

        await RefusedAsync("InvalidParameterException", () => Logs.DescribeLogGroupsAsync(new(NextToken: token), Token), Text);
        await RefusedAsync("InvalidParameterException", () => Logs.DescribeLogGroupsAsync(new("/app/", NextToken: token), Token), Text);
        await RefusedAsync("InvalidParameterException", () => Logs.ListLogGroupsAsync(new(NextToken: token), Token), Text);
        await RefusedAsync("InvalidParameterException", () => Logs.FilterLogEventsAsync(new("/app/a") { NextToken = token }, Token), Text);
        await RefusedAsync("InvalidParameterException", () => Aws.B.Root.Logs.DescribeLogGroupsAsync(new("/app", NextToken: token), Token), Text);
        await RefusedAsync("InvalidParameterException", () => Aws.A.Root.In("eu-west-1").Logs.DescribeLogGroupsAsync(new("/app", NextToken: token), Token), Text);
    }

    [Fact]
    public async Task Streams_in_another_order_are_another_list()
    {
        await NewGroupAsync(Group, "one", "two");
        var page = await Logs.DescribeLogStreamsAsync(new(Group) { Limit = 1 }, Token);

        await RefusedAsync("InvalidParameterException", () => Logs.DescribeLogStreamsAsync(new(Group) { NextToken = page.NextToken, Descending = true }, Token), Text);
        (await Logs.DescribeLogStreamsAsync(new(Group) { NextToken = page.NextToken }, Token)).LogStreams.ShouldHaveSingleItem().LogStreamName.ShouldBe("two");
    }

    [Fact]
    public async Task A_rule_s_token_is_no_bus_s()
    {
        await Events.PutRuleAsync(new("a", EventPattern: Orders), Token);
        await Events.PutRuleAsync(new("b", EventPattern: Orders), Token);
        await Events.CreateEventBusAsync(new("b"), Token);
        var token = (await Events.ListRulesAsync(new(Limit: 1), Token)).NextToken;

        await RefusedAsync("ValidationException", () => Events.ListEventBusesAsync(new(NextToken: token), Token), "Token is invalid.");
        await RefusedAsync("ValidationException", () => Events.ListRulesAsync(new(EventBusName: "b", NextToken: token), Token), "Token is invalid.");
        (await Events.ListRulesAsync(new(NextToken: token), Token)).Rules.ShouldHaveSingleItem().Name.ShouldBe("b");
    }

    /// <summary>Three groups, and the token of the page with the first.</summary>
    private async Task<string> GroupsAsync()
    {
        foreach (var name in (string[])["a", "b", "c"])
        {
            await Logs.CreateLogGroupAsync(new($"/app/{name}"), Token);
        }

        return (await Logs.DescribeLogGroupsAsync(new("/app", Limit: 1), Token)).NextToken.ShouldNotBeNull();
    }
}
