using System.Text.Json;

namespace ScsLabs.Conformance.Tests;

/// <summary>CloudWatch Logs through the <c>aws</c> CLI.</summary>
public sealed class AwsCliLogsTests
{
    private const string Group = "/app/web";

    [Fact]
    public async Task Puts_events_and_finds_those_that_match()
    {
        await using var aws = await AwsCli.StartAsync();
        await aws.DoAsync("logs", "create-log-group", "--log-group-name", Group, "--tags", "Team=a");
        await aws.DoAsync("logs", "create-log-stream", "--log-group-name", Group, "--log-stream-name", "one");
        await aws.DoAsync("logs", "put-retention-policy", "--log-group-name", Group, "--retention-in-days", "7");
        var now = aws.Emulator.Store.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var events = JsonSerializer.Serialize<object[]>([new { timestamp = now, message = """{"level":"info","code":200}""" }, new { timestamp = now + 1, message = """{"level":"error","code":500}""" }]);
        (await aws.DoAsync("logs", "put-log-events", "--log-group-name", Group, "--log-stream-name", "one", "--log-events", events)).TryGetProperty("rejectedLogEventsInfo", out _).ShouldBeFalse();

        (await aws.DoAsync("logs", "get-log-events", "--log-group-name", Group, "--log-stream-name", "one", "--start-from-head")).GetProperty("events").EnumerateArray()
            .Select(one => one.GetProperty("timestamp").GetInt64()).ShouldBe([now, now + 1]);
        var found = (await aws.DoAsync("logs", "filter-log-events", "--log-group-name", Group, "--filter-pattern", """{ $.level = "error" && $.code >= 500 }""")).GetProperty("events");
        found.EnumerateArray().ShouldHaveSingleItem().GetProperty("logStreamName").GetString().ShouldBe("one");
        (await aws.FailsAsync(Credentials.Root, "logs", "filter-log-events", "--log-group-name", Group, "--filter-pattern", "{ $.level == 1 }"))
            .ShouldContain("An error occurred (InvalidParameterException) when calling the FilterLogEvents operation: Invalid filter pattern");

        var shown = (await aws.DoAsync("logs", "describe-log-groups", "--log-group-name-prefix", "/app")).GetProperty("logGroups")[0];
        (shown.GetProperty("arn").GetString(), shown.GetProperty("retentionInDays").GetInt32()).ShouldBe(("arn:aws:logs:us-east-1:111111111111:log-group:/app/web:*", 7));
    }

    [Fact]
    public async Task Refuses_whoever_may_not_read_a_group()
    {
        await using var aws = await AwsCli.StartAsync();
        await aws.DoAsync("logs", "create-log-group", "--log-group-name", Group);
        var alice = await aws.UserAsync("alice", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"logs:*","Resource":"arn:aws:logs:us-east-1:111111111111:log-group:/other/*"}]}""");

        (await aws.FailsAsync(alice, "logs", "filter-log-events", "--log-group-name", Group)).ShouldContain(
            "An error occurred (AccessDeniedException) when calling the FilterLogEvents operation: User: arn:aws:iam::111111111111:user/alice is not authorized to perform: logs:FilterLogEvents on resource: arn:aws:logs:us-east-1:111111111111:log-group:/app/web:log-stream: because no identity-based policy allows the logs:FilterLogEvents action");
        await aws.DoAsync(alice, "logs", "create-log-group", "--log-group-name", "/other/mine");
    }
}
