using System.Text.Json;
using ScsLabs.Services.CloudTrail;
using ScsLabs.Services.Tests.CloudTrail;

namespace ScsLabs.Services.Tests.Logs;

/// <summary>CloudTrail's events of CloudWatch Logs, and all calls in a log group.</summary>
public sealed class CallsInLogsTests : CloudTrailWorld
{
    private const string Calls = "/aws/events/calls";

    [Fact]
    public async Task All_calls_are_written_to_a_log_group_but_those_that_put_events()
    {
        await LogAsync();
        await Aws.A.Root.Logs.CreateLogGroupAsync(new(Calls), Token);
        await Aws.A.Root.Logs.PutResourcePolicyAsync(new("events", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"logs:*","Resource":"*"}]}"""), Token);
        await Aws.A.Root.Events.PutRuleAsync(new("calls", EventPattern: """{"detail-type":["AWS API Call via CloudTrail"]}"""), Token);
        await Aws.A.Root.Events.PutTargetsAsync(new("calls", [new("logs", $"arn:aws:logs:us-east-1:{Aws.A.Id}:log-group:{Calls}")]), Token);

        await Aws.A.Root.Logs.CreateLogGroupAsync(new("/app/web"), Token);
        await Aws.A.Root.Logs.CreateLogStreamAsync(new("/app/web", "one"), Token);
        await Aws.A.Root.Logs.PutLogEventsAsync(new("/app/web", "one", [new(Backend.Emulator.Store.Clock.GetUtcNow().ToUnixTimeMilliseconds(), "hello")]), Token);
        await Backend.Emulator.SettleAsync(Token);

        var found = (await Aws.A.Root.Logs.FilterLogEventsAsync(new(Calls) { FilterPattern = "{ $.source = \"aws.logs\" }" }, Token)).Events
            .Select(one => JsonElement.Parse(one.Message).GetProperty("detail").GetProperty("eventName").GetString()!).ToList();
        found.ShouldBe(["CreateLogGroup", "CreateLogStream"]);
        (await EventsAsync(CloudTrail, "PutLogEvents")).ShouldBeEmpty();
        (await EventsAsync(CloudTrail, "CreateLogStream")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task No_trail_can_select_what_is_put()
    {
        await LogAsync();
        await RefusesAsync("NotImplemented", () => CloudTrail.PutEventSelectorsAsync(new(Name, null, [new([new("eventCategory") { EqualTo = ["Data"] }, new("resources.type") { EqualTo = ["AWS::Logs::LogGroupAuthorization"] }])]), Token));
    }
}
