using System.Net;
using System.Text;
using ScsLabs.Emulator.Sandboxes;
using ScsLabs.Services.Lambda;

namespace ScsLabs.Emulator.Tests.Functions;

/// <summary>Functions run where and how the options say, and with no more than their own keys.</summary>
[Collection("sandboxes")]
public sealed class ExecutionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_functions_are_off_they_can_be_made_and_say_so_when_invoked()
    {
        await using var world = await FunctionWorld.StartWithAsync(new() { Exec = ProgramExecution.Off });
        await world.Lambda.CreateFunctionAsync(new("off", FunctionWorld.Role, new() { ZipFile = FunctionWorld.Zip(("index.py", "")) }) { Runtime = Runtime.Python314, Handler = "index.handler" }, Token);

        foreach (var type in (InvocationType[])[InvocationType.RequestResponse, InvocationType.Event])
        {
            var error = await Should.ThrowAsync<AwsException>(() => world.Lambda.InvokeAsync(new("off") { InvocationType = type }, Token));
            (error.Code, error.Status, error.Message).ShouldBe(("NotImplemented", 501, "Functions and commands don't run, because the emulator was started with --exec off."));
        }

        (await world.Lambda.InvokeAsync(new("off") { InvocationType = InvocationType.DryRun }, Token)).StatusCode.ShouldBe(204);
    }

    [Fact]
    public async Task Beyond_loopback_functions_run_only_where_it_is_asked_for_and_root_has_a_secret()
    {
        foreach (var exec in (ProgramExecution[])[ProgramExecution.Sandboxed, ProgramExecution.Unsandboxed])
        {
            (await Should.ThrowAsync<NotSupportedException>(() => AwsEmulator.StartAsync(new() { Host = IPAddress.Any, Exec = exec }, Token))).Message.ShouldContain("--root-secret");
        }

        await using (var world = await FunctionWorld.StartWithAsync(new() { Host = IPAddress.Any }))
        {
            (await world.Emulator.Functions.RefusalAsync()).ShouldBe("Functions and commands don't run while the emulator listens beyond loopback, unless it is started with --exec sandboxed.");
        }

        Assert.SkipWhen(SandboxProgram.Here is null, SandboxProgram.Reason);
        await using var open = await FunctionWorld.StartWithAsync(new() { Host = IPAddress.Any, Exec = ProgramExecution.Sandboxed, RootSecret = "secret" });
        await open.PythonAsync("runs", "def handler(event, context): return 1");
        (await open.InvokeAsync("runs")).ShouldBe((null, "1"));
    }

    [Fact]
    public async Task Unsandboxed_functions_run_as_they_are_and_end_with_the_emulator()
    {
        var world = await FunctionWorld.StartWithAsync(new() { Exec = ProgramExecution.Unsandboxed });
        await world.PythonAsync("bare", """
            import aws, os
            def handler(event, context):
                print("said")
                if event: os._exit(event["exit"])
                return [os.getpid(), os.getcwd(), os.environ.get("HOME"), aws.call("ssm", "AmazonSSM.GetParameter", {"Name": "x"})["__type"].split("#")[-1]]
            """);

        var answer = (await world.InvokeAsync("bare")).Payload;
        using var values = System.Text.Json.JsonDocument.Parse(answer);
        var process = values.RootElement[0].GetInt32();
        values.RootElement[1].GetString()!.ShouldStartWith(world.Emulator.Functions.Folder!);
        answer.ShouldEndWith("null, \"AccessDeniedException\"]");
        (await world.InvokeAsync("bare")).Payload.ShouldBe(answer); // the same process
        (await world.InvokeAsync("bare", """{"exit":4}""")).Payload.ShouldContain("Runtime exited with error: exit status 4");
        (await world.LogAsync("bare")).ShouldContain("said");
        await world.DisposeAsync();

        Directory.Exists($"/proc/{process}").ShouldBeFalse();
    }

    [Fact]
    public async Task A_function_is_never_root_and_may_not_use_the_operators_endpoints()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("curious", """
            import aws, http.client, os
            def handler(event, context):
                os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SESSION_TOKEN"] = event["key"], ""
                asRoot = aws.call("ssm", "AmazonSSM.DescribeParameters", {})
                connection = http.client.HTTPConnection(os.environ["AWS_ENDPOINT_URL"][7:])
                connection.request("POST", "/_scslabs/reset")
                reset = connection.getresponse()
                reset.read()
                connection.request("GET", "/latest/meta-data/", headers={"Host": "169.254.169.254"})
                return [asRoot["__type"], reset.status, connection.getresponse().status]
            """);

        foreach (var key in (string[])[FunctionWorld.Account, "test"])
        {
            (await world.InvokeAsync("curious", $$"""{"key":"{{key}}"}""")).Payload.ShouldStartWith("[\"UnrecognizedClientException\", 403, 4");
        }
    }

    [Fact]
    public async Task A_package_may_be_larger_than_other_requests()
    {
        await using var world = await FunctionWorld.StartAsync();
        var random = new byte[5 * 1024 * 1024];
        Random.Shared.NextBytes(random);
        using var client = new HttpClient();
        var zip = Convert.ToBase64String(FunctionWorld.Zip(("index.py", Convert.ToBase64String(random))));
        var body = $$"""{"FunctionName":"large","Role":"{{FunctionWorld.Role}}","Runtime":"provided.al2023","Handler":"index.handler","Code":{"ZipFile":"{{zip}}" } }""";
        using var message = await RequestSigner.SignAsync(world.Emulator.Endpoint, new Amazon.Runtime.BasicAWSCredentials(FunctionWorld.Account, "any"), "lambda", "us-east-1", [], Encoding.UTF8.GetBytes(body), "POST", "/2015-03-31/functions");

        using var response = await client.SendAsync(message, Token);

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
    }
}
