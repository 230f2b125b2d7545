using ScsLabs.Emulator.Functions;
using ScsLabs.Model.Bodies;
using ScsLabs.Services.Lambda;
using ScsLabs.Services.Sqs;
using Runtime = ScsLabs.Services.Lambda.Runtime;

namespace ScsLabs.Emulator.Tests.Functions;

/// <summary>No more functions run at once than are reserved, or than nobody reserved.</summary>
[Collection("sandboxes")]
public sealed class ConcurrencyTests
{
    private const string Reserved = "ReservedFunctionConcurrentInvocationLimitExceeded";
    private const string Unreserved = "ConcurrentInvocationLimitExceeded";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_function_runs_as_often_at_once_as_it_reserves()
    {
        await using var world = await FunctionWorld.StartAsync();
        var sqs = new SqsClient(world.Emulator.RootOf(FunctionWorld.Account));
        var begun = (await sqs.CreateQueueAsync(new("begun"), Token)).QueueUrl;
        var go = (await sqs.CreateQueueAsync(new("go"), Token)).QueueUrl;
        await world.AllowAsync("queues", """{"Effect":"Allow","Action":["sqs:SendMessage","sqs:ReceiveMessage"],"Resource":"*"}""");
        await world.PythonAsync(
            "waits",
            $"""
            import aws
            def handler(event, context):
                aws.call("sqs", "AmazonSQS.SendMessage", dict(QueueUrl="{begun}", MessageBody="x"))
                while not aws.call("sqs", "AmazonSQS.ReceiveMessage", dict(QueueUrl="{go}", WaitTimeSeconds=20)).get("Messages"): pass
                return context.function_version
            """,
            static create => create with { Timeout = 60, Publish = true });
        await world.Lambda.PutFunctionConcurrencyAsync(new("waits", 1), Token);
        await world.PythonAsync("other", "def handler(event, context): return 'other'");

        var first = world.InvokeAsync("waits");
        while ((await sqs.ReceiveMessageAsync(new(begun) { WaitTimeSeconds = 20 }, Token)).Messages is not { Count: > 0 })
        {
            first.IsCompleted.ShouldBeFalse();
        }

        // All versions share what the function reserves; other functions have their own.
        await BusyAsync(world, "waits", Reserved);
        await BusyAsync(world, "waits:1", Reserved);
        (await world.InvokeAsync("other")).Payload.ShouldBe("\"other\"");

        await sqs.SendMessageAsync(new(go, "x"), Token);
        (await first).ShouldBe((null, "\"$LATEST\""));
        await sqs.SendMessageAsync(new(go, "x"), Token);
        (await world.InvokeAsync("waits:1")).ShouldBe((null, "\"1\""));
    }

    [Fact]
    public async Task A_function_that_reserves_nothing_doesn_t_run_until_it_gives_that_back()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("f", "def handler(event, context): print('ran')");
        await world.Lambda.PutFunctionConcurrencyAsync(new("f", 0), Token);

        await BusyAsync(world, "f", Reserved);
        (await world.Lambda.InvokeAsync(new("f") { InvocationType = InvocationType.DryRun }, Token)).StatusCode.ShouldBe(204);
        (await world.Lambda.InvokeAsync(new("f") { InvocationType = InvocationType.Event }, Token)).StatusCode.ShouldBe(202);
        await world.Emulator.SettleAsync(Token);
        await world.Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        await world.Emulator.SettleAsync(Token);
        await Should.ThrowAsync<AwsException>(() => world.LogAsync("f"));

        // What was taken waits, and runs now.
        await world.Lambda.DeleteFunctionConcurrencyAsync(new("f"), Token);
        await world.Emulator.AdvanceAsync(TimeSpan.FromMinutes(5), Token);
        await world.Emulator.SettleAsync(Token);
        (await world.LogAsync("f")).Count(line => line == "ran").ShouldBe(1);
    }

    [Fact]
    public void Functions_that_reserve_nothing_share_what_nobody_reserves()
    {
        var running = new RunningFunctions();
        var (one, two, elsewhere, reserving) = (Function("one"), Function("two"), Function("one") with { Region = "eu-west-1" }, Function("three") with { ReservedConcurrency = 1 });

        var runs = running.Enter(one, 2);
        running.Enter(two, 2);
        Busy(() => running.Enter(one, 2), Unreserved);
        Busy(() => running.Enter(two, 2), Unreserved);
        running.Enter(elsewhere, 2);
        running.Enter(reserving, 2);
        Busy(() => running.Enter(reserving, 2), Reserved);
        running.Enter(one, 3).Dispose();
        runs.Dispose();
        running.Enter(two, 2);
        Busy(() => running.Enter(one, 2), Unreserved);
    }

    [Fact]
    public void What_ran_before_a_function_reserved_concurrency_counts_for_both()
    {
        var running = new RunningFunctions();
        var before = running.Enter(Function("one"), 1);
        var now = Function("one") with { ReservedConcurrency = 1 };

        Busy(() => running.Enter(now, 1), Reserved);
        Busy(() => running.Enter(Function("two"), 1), Unreserved);
        before.Dispose();
        running.Enter(now, 1);
        running.Enter(Function("two"), 1);
    }

    private static async Task BusyAsync(FunctionWorld world, string name, string reason)
    {
        var busy = await Should.ThrowAsync<AwsException>(() => world.InvokeAsync(name));
        (busy.Code, busy.Status, busy.Message).ShouldBe(("TooManyRequestsException", 429, "Rate Exceeded."));
        busy.Details.ShouldContain(new KeyValuePair<string, string>("Reason", reason));
    }

    private static void Busy(Action enter, string reason) => Should.Throw<AwsException>(enter).Details.ShouldContain(new KeyValuePair<string, string>("Reason", reason));

    private static Function Function(string name) => new()
    {
        Account = AccountId.Parse(FunctionWorld.Account),
        Region = "us-east-1",
        Name = name,
        Settings = new() { Runtime = Runtime.Python311, Handler = "index.handler", Role = FunctionWorld.Role },
        Code = new(Body.Empty, ""),
        ModifiedAt = default,
        RevisionId = "r",
    };
}
