namespace ScsLabs.Services.Tests.Events;

/// <summary>Rules with a schedule, by the emulator's clock.</summary>
public sealed class ScheduleTests : EventsWorld
{
    [Fact]
    public async Task A_rate_fires_each_time_it_has_passed_and_not_while_the_rule_is_disabled()
    {
        var queue = await NewQueueAsync();
        await Events.PutRuleAsync(new("rule", ScheduleExpression: "rate(5 minutes)"), Token);
        await Events.PutTargetsAsync(new("rule", [new("queue", queue)]), Token);

        await Backend.Emulator.AdvanceAsync(TimeSpan.FromMinutes(4), Token);
        (await EventsAsync()).ShouldBeEmpty();
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromMinutes(7), Token);
        var fired = await EventsAsync();
        fired.Count.ShouldBe(2);
        fired[0].GetProperty("detail-type").GetString().ShouldBe("Scheduled Event");
        fired[0].GetProperty("resources")[0].GetString().ShouldBe(ArnOf("events", "rule/rule"));

        await Events.DisableRuleAsync(new("rule"), Token);
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromHours(1), Token);
        (await EventsAsync()).ShouldBeEmpty();
        await Events.EnableRuleAsync(new("rule"), Token);
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromMinutes(5), Token);
        (await EventsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_cron_expression_fires_at_its_times_and_a_deleted_rule_no_more()
    {
        await Events.PutRuleAsync(new("rule", ScheduleExpression: "cron(0 12 * * ? *)"), Token);
        await Events.PutTargetsAsync(new("rule", [new("queue", await NewQueueAsync())]), Token);

        await Backend.Emulator.AdvanceAsync(TimeSpan.FromDays(2), Token);
        var fired = await EventsAsync();
        fired.Count.ShouldBe(2);
        fired.ShouldAllBe(sent => sent.GetProperty("time").GetString()!.EndsWith("T12:00:00Z", StringComparison.Ordinal));

        await Events.RemoveTargetsAsync(new("rule", ["queue"]), Token);
        await Events.DeleteRuleAsync(new("rule"), Token);
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromDays(2), Token);
        (await EventsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Times_that_passed_while_the_rule_was_not_there_are_made_up_for_of_the_last_day()
    {
        await Events.PutRuleAsync(new("rule", ScheduleExpression: "rate(1 hour)"), Token);
        await Events.PutTargetsAsync(new("rule", [new("queue", await NewQueueAsync())]), Token);
        var world = Backend.Emulator.Store.Current;
        await Events.DisableRuleAsync(new("rule"), Token);
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromDays(3650), Token);

        await Backend.Emulator.Store.RestoreAsync(world, Token);

        (await EventsAsync()).Count.ShouldBeInRange(24, 25); // the first that was missed, and those of the last day
        await Backend.Emulator.AdvanceAsync(TimeSpan.FromHours(1), Token);
        (await EventsAsync()).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("rate(5 minute)")]
    [InlineData("rate(0 minutes)")]
    [InlineData("cron(0 12 * * * *)")]
    [InlineData("at(2026-01-01T00:00:00)")]
    public Task A_malformed_schedule_is_refused(string expression) =>
        RefusedAsync("ValidationException", () => Events.PutRuleAsync(new("rule", ScheduleExpression: expression), Token), "Parameter ScheduleExpression is not valid.");

    [Fact]
    public async Task Only_the_default_bus_has_schedules()
    {
        await Events.CreateEventBusAsync(new("orders"), Token);
        await RefusedAsync(
            "ValidationException", () => Events.PutRuleAsync(new("rule", ScheduleExpression: "rate(1 minute)", EventBusName: "orders"), Token), "ScheduleExpression is supported only on the default event bus.");
    }
}
