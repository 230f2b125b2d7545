using System.IO.Compression;
using System.Text.Json;
using ScsLabs.Emulator.Sandboxes;
using ScsLabs.Services.Lambda;

namespace ScsLabs.Conformance.Tests;

/// <summary>Lambda through the <c>aws</c> CLI: a function of Python is created, invoked, and its log read.</summary>
public sealed class AwsCliLambdaTests : IDisposable
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string Logs = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["logs:CreateLogGroup","logs:CreateLogStream","logs:PutLogEvents"],"Resource":"*"}]}""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scslabs-");

    [Fact]
    public async Task Creates_a_function_invokes_it_and_reads_its_log()
    {
        Assert.SkipWhen(SandboxProgram.Here is null, SandboxProgram.Reason);
        await using var aws = await AwsCli.StartAsync();
        var python = await Enum.GetValues<Runtime>().ToAsyncEnumerable().FirstOrDefaultAsync(async (runtime, _) => runtime.ToString().StartsWith("Python", StringComparison.Ordinal) && await aws.Emulator.Functions.RefusalAsync(runtime) is null);
        Assert.SkipWhen(python == default, "This machine has no Python that functions can run with.");
        await aws.DoAsync("iam", "create-role", "--role-name", "greets", "--assume-role-policy-document", Trust);
        await aws.DoAsync("iam", "put-role-policy", "--role-name", "greets", "--policy-name", "logs", "--policy-document", Logs);
        var created = await aws.DoAsync(
            "lambda", "create-function", "--function-name", "greets", "--runtime", RuntimeShape.ToWire(python), "--handler", "index.handler", "--role", "arn:aws:iam::111111111111:role/greets", "--zip-file", $"fileb://{Package("""
                def handler(event, context):
                    print("greeting " + event["name"])
                    return "hello " + event["name"]
                """)}");
        created.GetProperty("State").GetString().ShouldBe("Active");
        await aws.DoAsync("lambda", "wait", "function-active-v2", "--function-name", "greets");

        var output = Path.Combine(folder.FullName, "output");
        var payload = Path.Combine(folder.FullName, "event.json");
        await File.WriteAllTextAsync(payload, """{"name":"world"}""", TestContext.Current.CancellationToken);
        var answer = await aws.DoAsync("lambda", "invoke", "--function-name", "greets", "--payload", $"fileb://{payload}", "--log-type", "Tail", output);

        (answer.GetProperty("StatusCode").GetInt32(), answer.GetProperty("ExecutedVersion").GetString(), answer.TryGetProperty("FunctionError", out _)).ShouldBe((200, "$LATEST", false));
        (await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken)).ShouldBe("\"hello world\"");
        Convert.FromBase64String(answer.GetProperty("LogResult").GetString()!).AsSpan().IndexOf("greeting world\n"u8).ShouldBeGreaterThan(0);
        (await aws.DoAsync("logs", "filter-log-events", "--log-group-name", "/aws/lambda/greets", "--filter-pattern", "greeting")).GetProperty("events").EnumerateArray().ShouldHaveSingleItem().GetProperty("message").GetString().ShouldBe("greeting world");
        var failed = await aws.DoAsync("lambda", "invoke", "--function-name", "greets", output);
        failed.GetProperty("FunctionError").GetString().ShouldBe("Unhandled");
        JsonDocument.Parse(await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken)).RootElement.GetProperty("errorType").GetString().ShouldBe("KeyError");
    }

    [Fact]
    public async Task Refuses_whoever_may_not_invoke()
    {
        await using var aws = await AwsCli.StartAsync();
        await aws.DoAsync("iam", "create-role", "--role-name", "greets", "--assume-role-policy-document", Trust);
        await aws.DoAsync("lambda", "create-function", "--function-name", "greets", "--runtime", "provided.al2023", "--handler", "any", "--role", "arn:aws:iam::111111111111:role/greets", "--zip-file", $"fileb://{Package("")}");
        var alice = await aws.UserAsync("alice", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"lambda:*","Resource":"arn:aws:lambda:*:*:function:other"}]}""");

        (await aws.FailsAsync(alice, "lambda", "invoke", "--function-name", "greets", Path.Combine(folder.FullName, "output"))).ShouldContain(
            "An error occurred (AccessDeniedException) when calling the Invoke operation: User: arn:aws:iam::111111111111:user/alice is not authorized to perform: lambda:InvokeFunction on resource: arn:aws:lambda:us-east-1:111111111111:function:greets because no identity-based policy allows the lambda:InvokeFunction action");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string Package(string code)
    {
        var path = Path.Combine(folder.FullName, "code.zip");
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        using var writer = new StreamWriter(archive.CreateEntry("index.py").Open());
        writer.Write(code);
        return path;
    }
}
