using ScsLabs.Services.Events;

namespace ScsLabs.Services.Tests.Events;

/// <summary>What PutEvents takes, entry by entry.</summary>
public sealed class PutEventsTests : EventsWorld
{
    [Theory]
    [InlineData(null, "Placed", "{}", "InvalidArgument", "Parameter Source is not valid. Reason: Source is a required argument.")]
    [InlineData("orders", null, "{}", "InvalidArgument", "Parameter DetailType is not valid. Reason: DetailType is a required argument.")]
    [InlineData("orders", "Placed", null, "InvalidArgument", "Parameter Detail is not valid. Reason: Detail is a required argument.")]
    [InlineData("orders", "Placed", "[]", "MalformedDetail", "Detail is malformed.")]
    [InlineData("orders", "Placed", "text", "MalformedDetail", "Detail is malformed.")]
    [InlineData("orders", "Placed", """{"a":1,}""", "MalformedDetail", "Detail is malformed.")]
    [InlineData("orders", "Placed", """{"a":"\ud800"}""", "MalformedDetail", "Detail is malformed.")]
    [InlineData("aws.ec2", "Placed", "{}", "NotAuthorizedForSourceException", "Not authorized for the source.")]
    public async Task An_entry_that_is_not_taken_says_why_and_the_others_are(string? source, string? type, string? detail, string code, string text)
    {
        await NewRuleAsync("""{"account":[{"exists":true}]}""", new("queue", await NewQueueAsync()));

        var result = await Events.PutEventsAsync(new([new() { Source = source, DetailType = type, Detail = detail }, new() { Source = "orders", DetailType = "Placed", Detail = "{}" }]), Token);

        result.FailedEntryCount.ShouldBe(1);
        result.Entries[0].ShouldBe(new(null, code, text));
        (await EventsAsync()).ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe(result.Entries[1].EventId);
    }

    [Fact]
    public async Task All_entries_together_are_under_256_KB_and_at_most_ten()
    {
        await NewRuleAsync(Orders, new("queue", await NewQueueAsync()));
        await SendAsync($$"""{"a":"{{new string('a', (256 * 1024) - 21)}}"}"""); // with source and type one byte less than the limit
        (await EventsAsync()).ShouldHaveSingleItem();

        await RefusedAsync("ValidationException", () => SendAsync($$"""{"a":"{{new string('a', (256 * 1024) - 20)}}"}"""), "Total size of the entries in the request is over the limit.");
        await RefusedAsync("ValidationException", () => Events.PutEventsAsync(new([.. Enumerable.Repeat(new PutEventsRequestEntry(), 11)]), Token));
    }

    [Fact]
    public async Task An_event_for_a_bus_that_is_not_there_is_taken_and_dropped()
    {
        await NewRuleAsync(Orders, new("queue", await NewQueueAsync()));
        await SendAsync(bus: "none");

        (await EventsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_that_nobody_waits_for_changes_nothing()
    {
        var before = Backend.Emulator.Store.Current;
        await SendAsync();

        Backend.Emulator.Store.Current.ShouldBeSameAs(before);
    }

    [Fact]
    public async Task A_policy_can_narrow_what_is_sent()
    {
        var user = await Aws.A.CreateUserAsync("orders", Policies.Allow("events:PutEvents", condition: Policies.When("StringEquals", "events:source", "orders")), Token);
        await SendAsync(events: user.Events);
        await RefusedAsync("AccessDeniedException", () => SendAsync(source: "others", events: user.Events));
    }
}
