using System.Globalization;
using System.Text;
using System.Text.Json;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Lambda;
using ScsLabs.Services.Ssm;
using Runtime = ScsLabs.Services.Lambda.Runtime;

namespace ScsLabs.Emulator.Tests.Functions;

/// <summary>Functions really run: with their event, their environment, their role's permissions and their log.</summary>
[Collection("sandboxes")]
public sealed class FunctionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_function_answers_its_event_and_its_output_is_in_its_log()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("hello", """
            import logging
            def handler(event, context):
                print("hello " + event["name"])
                logging.warning("careful")
                return {"to": event["name"], "id": context.aws_request_id, "arn": context.invoked_function_arn}
            """);

        var answer = await world.Lambda.InvokeAsync(new("hello") { Payload = """{"name":"world"}"""u8.ToArray(), LogType = LogType.Tail }, Token);

        (answer.StatusCode, answer.FunctionError, answer.ExecutedVersion).ShouldBe((200, null, "$LATEST"));
        using var payload = JsonDocument.Parse(answer.Payload!);
        payload.RootElement.GetProperty("to").GetString().ShouldBe("world");
        payload.RootElement.GetProperty("arn").GetString().ShouldBe($"arn:aws:lambda:us-east-1:{FunctionWorld.Account}:function:hello");
        var id = payload.RootElement.GetProperty("id").GetString();
        var log = await world.LogAsync("hello");
        log[0].ShouldBe($"START RequestId: {id} Version: $LATEST");
        log[1].ShouldBe("hello world");
        log[2].ShouldMatch($@"^\[WARNING\]\t\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{{3}}Z\t{id}\tcareful$");
        log[3].ShouldBe($"END RequestId: {id}");
        log[4].ShouldMatch($@"^REPORT RequestId: {id}\tDuration: [\d.]+ ms\tBilled Duration: \d+ ms\tMemory Size: 128 MB\tMax Memory Used: \d+ MB\tInit Duration: [\d.]+ ms\t$");
        Encoding.UTF8.GetString(Convert.FromBase64String(answer.LogResult!)).ShouldBe(string.Concat(log.Select(line => line + "\n")));
    }

    [Fact]
    public async Task A_function_of_Node_runs()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.NodeAsync("node", """
            export const handler = async (event, context) => {
              console.log('got', event.n);
              if (event.n === 0) throw new RangeError('not zero');
              return { twice: 2 * event.n, left: context.getRemainingTimeInMillis() > 0 };
            };
            """);

        (await world.InvokeAsync("node", """{"n":21}""")).ShouldBe((null, """{"twice":42,"left":true}"""));
        var (error, payload) = await world.InvokeAsync("node", """{"n":0}""");
        error.ShouldBe("Unhandled");
        payload.ShouldStartWith("""{"errorType":"RangeError","errorMessage":"not zero","trace":["RangeError: not zero",""");
        (await world.LogAsync("node")).ShouldContain(line => line.EndsWith("\tINFO\tgot 21", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_function_that_is_its_own_runtime_runs()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.BashAsync("own", "echo \"[$event]\"");

        (await world.InvokeAsync("own", """{"a":1}""")).ShouldBe((null, """[{"a":1}]"""));
    }

    [Fact]
    public async Task An_environment_is_used_again_until_the_function_changes()
    {
        await using var world = await FunctionWorld.StartAsync();
        const string Counting = """
            count = 0
            def handler(event, context):
                global count
                count += 1
                return count
            """;
        await world.PythonAsync("count", Counting);

        (await world.InvokeAsync("count")).Payload.ShouldBe("1");
        (await world.InvokeAsync("count")).Payload.ShouldBe("2");
        (await world.LogAsync("count")).Count(line => line.Contains("Init Duration", StringComparison.Ordinal)).ShouldBe(1);
        await world.Lambda.UpdateFunctionCodeAsync(new("count") { Code = new() { ZipFile = FunctionWorld.Zip(("index.py", Counting.Replace("count = 0", "count = 10", StringComparison.Ordinal))) } }, Token);
        (await world.InvokeAsync("count")).Payload.ShouldBe("11");
        await world.Lambda.UpdateFunctionConfigurationAsync(new("count") { MemorySize = 256 }, Token);
        (await world.InvokeAsync("count")).Payload.ShouldBe("11");
        await world.Lambda.AddPermissionAsync(new("count", "any", "lambda:InvokeFunction", "222222222222"), Token);
        (await world.InvokeAsync("count")).Payload.ShouldBe("12");
    }

    [Fact]
    public async Task It_has_its_variables_and_none_of_the_emulators()
    {
        Environment.SetEnvironmentVariable("SCSLABS_TEST_SECRET", "secret");
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("variables", """
            import os
            def handler(event, context):
                return " ".join(sorted(set(os.environ) - {"LC_CTYPE"})) + " " + os.environ["OWN"] + " " + os.environ["AWS_EXECUTION_ENV"]
            """, create => create with { Environment = new(new Dictionary<string, string> { ["OWN"] = "mine" }) });

        (await world.InvokeAsync("variables")).Payload.ShouldBe(
            "\"AWS_ACCESS_KEY_ID AWS_DEFAULT_REGION AWS_ENDPOINT_URL AWS_EXECUTION_ENV AWS_LAMBDA_FUNCTION_MEMORY_SIZE AWS_LAMBDA_FUNCTION_NAME AWS_LAMBDA_FUNCTION_VERSION AWS_LAMBDA_INITIALIZATION_TYPE "
            + $"AWS_LAMBDA_LOG_GROUP_NAME AWS_LAMBDA_LOG_STREAM_NAME AWS_LAMBDA_RUNTIME_API AWS_REGION AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN LAMBDA_RUNTIME_DIR LAMBDA_TASK_ROOT LANG OWN PATH TZ _HANDLER _X_AMZN_TRACE_ID mine AWS_Lambda_{RuntimeShape.ToWire(await world.PythonAsync())}\"");
    }

    [Fact]
    public async Task It_calls_as_its_role_and_may_what_the_role_may()
    {
        await using var world = await FunctionWorld.StartAsync();
        await new SsmClient(world.Emulator.RootOf(FunctionWorld.Account)).PutParameterAsync(new("/open", "value", Type: ParameterType.String), Token);
        await world.PythonAsync("reads", """
            import aws
            def handler(event, context):
                answer = aws.call("ssm", "AmazonSSM.GetParameter", {"Name": event["name"]})
                return answer.get("Parameter", {}).get("Value") or answer
            """);

        var refused = (await world.InvokeAsync("reads", """{"name":"/open"}""")).Payload;
        refused.ShouldContain("AccessDeniedException");
        refused.ShouldContain($"User: arn:aws:sts::{FunctionWorld.Account}:assumed-role/function/reads is not authorized to perform: ssm:GetParameter");
        await world.AllowAsync("ssm", $$"""{"Effect":"Allow","Action":"ssm:GetParameter","Resource":"arn:aws:ssm:us-east-1:{{FunctionWorld.Account}}:parameter/open"}""");
        (await world.InvokeAsync("reads", """{"name":"/open"}""")).Payload.ShouldBe("\"value\"");
        (await world.InvokeAsync("reads", """{"name":"/other"}""")).Payload.ShouldContain("AccessDeniedException");
    }

    [Fact]
    public async Task Without_permission_nothing_is_logged()
    {
        await using var world = await FunctionWorld.StartAsync(logs: false);
        await world.PythonAsync("silent", "def handler(event, context): print('said')");

        (await world.InvokeAsync("silent")).ShouldBe((null, "null"));
        (await Should.ThrowAsync<AwsException>(() => world.LogAsync("silent"))).Code.ShouldBe("ResourceNotFoundException");
        world.Emulator.Journal.Recent.ShouldContain(call => call.Operation == "CreateLogStream" && call.ErrorCode == "AccessDeniedException");
        await world.AllowAsync("logs", """{"Effect":"Allow","Action":["logs:CreateLogGroup","logs:CreateLogStream","logs:PutLogEvents"],"Resource":"*"}""");
        await world.InvokeAsync("silent");
        (await world.LogAsync("silent")).ShouldContain("said");
    }

    [Fact]
    public async Task A_role_that_trusts_Lambda_no_more_keeps_the_function_from_running()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("f1", "def handler(event, context): return 1");
        await world.Iam.UpdateAssumeRolePolicyAsync(new("function", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""), Token);

        var error = await Should.ThrowAsync<AwsException>(() => world.InvokeAsync("f1"));

        (error.Code, error.Message).ShouldBe(("AccessDeniedException", "The role defined for the function cannot be assumed by Lambda."));
    }

    [Fact]
    public async Task Who_may_not_invoke_runs_nothing()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("guarded", "def handler(event, context): return 'ran'");
        var other = new LambdaClient(world.Emulator.RootOf("222222222222"));
        var invoke = new Invoke($"arn:aws:lambda:us-east-1:{FunctionWorld.Account}:function:guarded");

        foreach (var type in Enum.GetValues<InvocationType>())
        {
            (await Should.ThrowAsync<AwsException>(() => other.InvokeAsync(invoke with { InvocationType = type }, Token))).Code.ShouldBe("AccessDeniedException");
        }

        await world.Lambda.AddPermissionAsync(new("guarded", "other", "lambda:InvokeFunction", "222222222222"), Token);
        (await other.InvokeAsync(invoke with { InvocationType = InvocationType.DryRun }, Token)).ShouldBe(new Invoke.Result(204));
        await Should.ThrowAsync<AwsException>(() => world.LogAsync("guarded"));
        Encoding.UTF8.GetString((await other.InvokeAsync(invoke, Token)).Payload!).ShouldBe("\"ran\"");
    }

    [Fact]
    public async Task An_event_that_is_no_JSON_is_refused()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("f1", "def handler(event, context): return event");

        (await Should.ThrowAsync<AwsException>(() => world.InvokeAsync("f1", "{"))).Code.ShouldBe("InvalidRequestContentException");
        (await Should.ThrowAsync<AwsException>(() => world.Lambda.InvokeAsync(new("f1") { ClientContext = "e" }, Token))).Code.ShouldBe("InvalidRequestContentException");
        var large = await Should.ThrowAsync<AwsException>(() => world.Lambda.InvokeAsync(new("f1") { InvocationType = InvocationType.Event, Payload = Encoding.UTF8.GetBytes($"\"{new string('x', 1024 * 1024)}\"") }, Token));
        (large.Code, large.Status).ShouldBe(("RequestTooLargeException", 413));
        (await world.Lambda.InvokeAsync(new("f1"), Token)).Payload.ShouldBe("{}"u8.ToArray());
    }

    [Fact]
    public async Task An_event_that_nobody_waits_for_runs_and_is_tried_twice_more()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("fails", "def handler(event, context): raise ValueError('no')");

        (await world.Lambda.InvokeAsync(new("fails") { InvocationType = InvocationType.Event }, Token)).ShouldBe(new Invoke.Result(202));
        await world.Emulator.SettleAsync(Token);
        (await RunsAsync()).ShouldBe(1);
        await world.Emulator.AdvanceAsync(TimeSpan.FromSeconds(59), Token);
        (await RunsAsync()).ShouldBe(1);
        await world.Emulator.AdvanceAsync(TimeSpan.FromSeconds(1), Token);
        (await RunsAsync()).ShouldBe(2);
        await world.Emulator.AdvanceAsync(TimeSpan.FromMinutes(2), Token);
        (await RunsAsync()).ShouldBe(3);
        await world.Emulator.AdvanceAsync(TimeSpan.FromHours(7), Token);
        (await RunsAsync()).ShouldBe(3);
        var ids = (await world.LogAsync("fails")).Where(line => line.StartsWith("START", StringComparison.Ordinal)).Distinct();
        ids.Count().ShouldBe(1);

        async Task<int> RunsAsync() => (await world.LogAsync("fails")).Count(line => line.StartsWith("START", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_for_a_function_whose_role_trusts_Lambda_no_more_is_tried_twice_more()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("runs", "def handler(event, context): print('ran')");
        await world.Iam.UpdateAssumeRolePolicyAsync(new("function", FunctionWorld.Trust.Replace("lambda", "ec2", StringComparison.Ordinal)), Token);

        await world.Lambda.InvokeAsync(new("runs") { InvocationType = InvocationType.Event }, Token);
        await world.Emulator.SettleAsync(Token);
        await world.Emulator.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        await Should.ThrowAsync<AwsException>(() => world.LogAsync("runs"));
        await world.Iam.UpdateAssumeRolePolicyAsync(new("function", FunctionWorld.Trust), Token);
        await world.Emulator.AdvanceAsync(TimeSpan.FromMinutes(2), Token);

        (await world.LogAsync("runs")).Count(static line => line == "ran").ShouldBe(1);
    }

    [Fact]
    public async Task An_event_is_given_once_where_several_wait_for_it()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.CreateAsync("waits", Runtime.ProvidedAl2023, "unused", FunctionWorld.Zip(("bootstrap", """
            #!/usr/bin/python3
            import http.client, os, threading
            host, port = os.environ["AWS_LAMBDA_RUNTIME_API"].split(":")
            def call(method, place, body=None):
                connection = http.client.HTTPConnection(host, int(port))
                connection.request(method, "/2018-06-01/runtime/invocation/" + place, body)
                answer = connection.getresponse()
                return answer.status, answer.read(), answer.headers
            def run():
                while True:
                    _, event, headers = call("GET", "next")
                    print("answered", call("POST", headers["Lambda-Runtime-Aws-Request-Id"] + "/response", event)[0], flush=True)
            for n in range(3):
                threading.Thread(target=run).start()
            """)), static create => create with { Timeout = 20 });

        for (var number = 0; number < 5; number++)
        {
            (await world.InvokeAsync("waits", $"{number}")).ShouldBe((null, $"{number}"));
        }

        (await world.LogAsync("waits")).Where(static line => line.StartsWith("answered", StringComparison.Ordinal)).ShouldAllBe(static line => line == "answered 202");
    }

    [Fact]
    public async Task A_runtimes_connection_stays_while_its_function_runs()
    {
        const int MostSeconds = 900;
        await using var world = await FunctionWorld.StartAsync();

        await world.PythonAsync("longest", "def handler(event, context): return 1", static create => create with { Timeout = MostSeconds });
        await Should.ThrowAsync<AwsException>(() => world.PythonAsync("longer", "def handler(event, context): return 1", static create => create with { Timeout = MostSeconds + 1 }));

        world.Emulator.Limits.KeepAliveTimeout.ShouldBeGreaterThan(TimeSpan.FromSeconds(MostSeconds));
    }

    [Fact]
    public async Task It_gets_new_credentials_before_its_old_ones_end()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("whose", "import os\ndef handler(event, context): return os.environ['AWS_ACCESS_KEY_ID']");

        var first = (await world.InvokeAsync("whose")).Payload;
        (await world.InvokeAsync("whose")).Payload.ShouldBe(first);
        await world.Emulator.AdvanceAsync(TimeSpan.FromMinutes(50), Token);
        (await world.InvokeAsync("whose")).Payload.ShouldNotBe(first);
    }

    [Fact]
    public async Task A_runtime_that_this_machine_lacks_is_refused_at_create()
    {
        await using var world = await FunctionWorld.StartAsync();
        var missing = Enum.GetValues<Runtime>().ToAsyncEnumerable().Where(async (runtime, _) => await world.Emulator.Functions.RefusalAsync(runtime) is not null);
        await foreach (var runtime in missing)
        {
            var error = await Should.ThrowAsync<AwsException>(() => world.Lambda.CreateFunctionAsync(new("none", FunctionWorld.Role, new() { ZipFile = FunctionWorld.Zip(("a", "")) }) { Runtime = runtime, Handler = "a.b" }, Token));
            (error.Code, error.Status).ShouldBe(("NotImplemented", 501));
            error.Message.ShouldStartWith("Functions of this runtime need ");
        }
    }
}
