using System.Text;
using ScsLabs.Services.Events;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Lambda;
using ScsLabs.Services.Logs;

namespace ScsLabs.Emulator.Tests.Functions;

/// <summary>What runs is the version that is named, or that an alias has.</summary>
[Collection("sandboxes")]
public sealed class VersionTests
{
    private const string Arn = $"arn:aws:lambda:us-east-1:{FunctionWorld.Account}:function:f";
    private const string Rule = $"arn:aws:events:us-east-1:{FunctionWorld.Account}:rule/r";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_version_runs_as_it_was_published()
    {
        await using var world = await StartAsync();

        (await InvokeAsync(world.Lambda, "f", "1")).ShouldBe(("1", $"\"first of 1 as {Arn}:1\""));
        (await InvokeAsync(world.Lambda, "f:2")).ShouldBe(("2", $"\"second of 2 as {Arn}:2\""));
        (await InvokeAsync(world.Lambda, "f")).ShouldBe(("$LATEST", $"\"third of $LATEST as {Arn}\""));
        (await InvokeAsync(world.Lambda, "f", "$LATEST")).ShouldBe(("$LATEST", $"\"third of $LATEST as {Arn}:$LATEST\""));
        var missing = await Should.ThrowAsync<AwsException>(() => InvokeAsync(world.Lambda, "f", "9"));
        (missing.Code, missing.Message).ShouldBe(("ResourceNotFoundException", $"Function not found: {Arn}:9"));
        var differ = await Should.ThrowAsync<AwsException>(() => InvokeAsync(world.Lambda, "f:1", "2"));
        (differ.Code, differ.Message).ShouldBe(("InvalidParameterValueException", "The derived qualifier from the function name does not match the specified qualifier."));

        (await world.LogAsync("f")).Where(line => line.StartsWith("START", StringComparison.Ordinal)).Select(line => line.Split("Version: ")[1]).Order(StringComparer.Ordinal).ShouldBe(["$LATEST", "$LATEST", "1", "2"]);
        var streams = (await world.Logs.DescribeLogStreamsAsync(new() { LogGroupName = "/aws/lambda/f" }, Token)).LogStreams;
        streams.Select(stream => stream.LogStreamName!.Split('[', ']')[1]).Order(StringComparer.Ordinal).ShouldBe(["$LATEST", "1", "2"]);
    }

    [Fact]
    public async Task A_version_s_environment_outlives_changes_of_the_function_but_not_the_version()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("f", "n = 0\ndef handler(event, context):\n  global n\n  n += 1\n  return n", static create => create with { Publish = true });
        await world.Lambda.CreateAliasAsync(new("f", "live", "1"), Token);

        (await InvokeAsync(world.Lambda, "f", "1")).Payload.ShouldBe("1");
        (await InvokeAsync(world.Lambda, "f")).Payload.ShouldBe("1");
        await world.Lambda.UpdateFunctionConfigurationAsync(new("f") { Timeout = 30 }, Token);
        (await InvokeAsync(world.Lambda, "f", "live")).ShouldBe(("1", "2"));
        (await InvokeAsync(world.Lambda, "f")).Payload.ShouldBe("1");

        await world.Lambda.DeleteFunctionAsync(new("f"), Token);
        await world.PythonAsync("f", "n = 10\ndef handler(event, context): return n", static create => create with { Publish = true });
        (await InvokeAsync(world.Lambda, "f", "1")).ShouldBe(("1", "10"));
    }

    [Fact]
    public async Task An_alias_chooses_by_its_weights()
    {
        await using var world = await StartAsync();
        await world.Lambda.CreateAliasAsync(new("f", "live", "1"), Token);

        foreach (var (weight, version) in ((double, string)[])[(0, "1"), (1, "2")])
        {
            await world.Lambda.UpdateAliasAsync(new("f", "live") { RoutingConfig = new(new Dictionary<string, double> { ["2"] = weight }) }, Token);
            (await InvokeAsync(world.Lambda, "f", "live")).Version.ShouldBe(version);
        }

        (await InvokeAsync(world.Lambda, "f:live")).Payload.ShouldBe($"\"second of 2 as {Arn}:live\"");
    }

    [Fact]
    public async Task An_event_that_waits_for_an_alias_runs_what_the_alias_then_has()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("f", "def handler(event, context): raise ValueError('no')", static create => create with { Publish = true });
        await world.Lambda.CreateAliasAsync(new("f", "live", "1"), Token);
        await world.Lambda.CreateAliasAsync(new("f", "gone", "1"), Token);
        foreach (var alias in (string[])["live", "gone"])
        {
            await world.Lambda.InvokeAsync(new($"f:{alias}") { InvocationType = InvocationType.Event }, Token);
        }

        await world.Emulator.SettleAsync(Token);
        await world.Lambda.UpdateFunctionCodeAsync(new("f") { Code = new() { ZipFile = FunctionWorld.Zip(("index.py", "def handler(event, context): print('now ' + context.invoked_function_arn)")) }, Publish = true }, Token);
        await world.Lambda.UpdateAliasAsync(new("f", "live") { FunctionVersion = "2" }, Token);
        await world.Lambda.DeleteAliasAsync(new("f", "gone"), Token);
        await world.Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        await world.Emulator.SettleAsync(Token);

        (await world.LogAsync("f")).Where(line => line.StartsWith("now", StringComparison.Ordinal)).ShouldBe([$"now {Arn}:live"]);
        (await world.LogAsync("f")).Count(line => line.EndsWith("Version: 1", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task An_alias_s_policy_lets_another_account_invoke_the_alias_alone()
    {
        await using var world = await StartAsync();
        await world.Lambda.CreateAliasAsync(new("f", "live", "1"), Token);
        await world.Lambda.AddPermissionAsync(new("f", "other", "lambda:InvokeFunction", "222222222222") { Qualifier = "live" }, Token);
        var other = new LambdaClient(world.Emulator.RootOf("222222222222"));

        (await InvokeAsync(other, Arn, "live")).ShouldBe(("1", $"\"first of 1 as {Arn}:live\""));
        foreach (var qualifier in (string?[])[null, "$LATEST", "1"])
        {
            (await Should.ThrowAsync<AwsException>(() => InvokeAsync(other, Arn, qualifier))).Code.ShouldBe("AccessDeniedException");
        }
    }

    [Theory]
    [InlineData("live", $"{Arn}:live", true)]
    [InlineData("live", Arn, false)]
    [InlineData("live", $"{Arn}:1", false)]
    [InlineData(null, $"{Arn}:live", false)]
    public async Task An_alias_s_policy_lets_a_service_invoke_the_alias_alone(string? qualifier, string target, bool runs)
    {
        await using var world = await StartAsync();
        await world.Lambda.CreateAliasAsync(new("f", "live", "1"), Token);
        await world.Lambda.AddPermissionAsync(new("f", "rule", "lambda:InvokeFunction", "events.amazonaws.com") { SourceArn = Rule, Qualifier = qualifier }, Token);
        var events = new EventsClient(world.Emulator.RootOf(FunctionWorld.Account));
        await events.PutRuleAsync(new("r") { EventPattern = """{"source":["shop"]}""" }, Token);
        await events.PutTargetsAsync(new("r", [new("function", target)]), Token);

        await events.PutEventsAsync(new([new() { Source = "shop", DetailType = "order", Detail = "{}" }]), Token);
        await world.Emulator.SettleAsync(Token);

        (await world.Logs.DescribeLogGroupsAsync(new(), Token)).LogGroups.Count.ShouldBe(runs ? 1 : 0);
    }

    [Fact]
    public async Task A_user_invokes_the_alias_that_its_policy_names_and_nothing_else()
    {
        await using var world = await StartAsync();
        await world.Lambda.CreateAliasAsync(new("f", "live", "1"), Token);
        await world.Iam.CreateUserAsync(new("user"), Token);
        await world.Iam.PutUserPolicyAsync(new("user", "own", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"lambda:InvokeFunction","Resource":"{{Arn}}:live"}]}"""), Token);
        var key = (await world.Iam.CreateAccessKeyAsync(new("user"), Token)).AccessKey;
        var user = new LambdaClient(new SignedTransport(world.Emulator.Endpoint, new Amazon.Runtime.BasicAWSCredentials(key.AccessKeyId, key.SecretAccessKey)));

        (await InvokeAsync(user, "f", "live")).Version.ShouldBe("1");
        foreach (var qualifier in (string?[])[null, "$LATEST", "1", "other"])
        {
            (await Should.ThrowAsync<AwsException>(() => InvokeAsync(user, "f", qualifier))).Code.ShouldBe("AccessDeniedException");
        }
    }

    /// <summary>A function with two versions, each of other code than the next, and than the function itself.</summary>
    private static async Task<FunctionWorld> StartAsync()
    {
        var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("f", Code("first"), static create => create with { Publish = true });
        await world.Lambda.UpdateFunctionCodeAsync(new("f") { Code = new() { ZipFile = FunctionWorld.Zip(("index.py", Code("second"))) }, Publish = true }, Token);
        await world.Lambda.UpdateFunctionCodeAsync(new("f") { Code = new() { ZipFile = FunctionWorld.Zip(("index.py", Code("third"))) } }, Token);
        return world;

        static string Code(string name) =>
            $"import os\ndef handler(event, context):\n  assert context.function_version == os.environ['AWS_LAMBDA_FUNCTION_VERSION']\n  return '{name} of ' + context.function_version + ' as ' + context.invoked_function_arn";
    }

    private static async Task<(string? Version, string Payload)> InvokeAsync(LambdaClient lambda, string name, string? qualifier = null)
    {
        var answer = await lambda.InvokeAsync(new(name) { Qualifier = qualifier }, Token);
        answer.FunctionError.ShouldBeNull(Encoding.UTF8.GetString(answer.Payload ?? []));
        return (answer.ExecutedVersion, Encoding.UTF8.GetString(answer.Payload!));
    }
}
