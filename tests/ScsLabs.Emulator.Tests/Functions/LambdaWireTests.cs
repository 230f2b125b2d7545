using System.Text;
using Amazon.Runtime;
using ScsLabs.Conformance.Tests;
using ScsLabs.Services.Iam;
using ScsLabs.Services.Lambda;

namespace ScsLabs.Emulator.Tests.Functions;

/// <summary>Lambda over the wire: through boto3, through our own client, and for requests that no client would send.</summary>
[Collection("sandboxes")]
public sealed class LambdaWireTests
{
    private const string Functions = "/2015-03-31/functions";
    private const string Code = "def handler(event, context): return event";
    private const string Create = $$"""{"FunctionName":"g","Role":"{{FunctionWorld.Role}}","Runtime":"provided.al2023","Handler":"index.handler","Code":{"ZipFile":"ZIP"}""";

    private static readonly BasicAWSCredentials Root = new(FunctionWorld.Account, "any");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Boto3_finds_a_Lambda_that_enforces()
    {
        var python = OtherPeoplesClients.Find("python3", "python");
        Assert.SkipWhen(python is null, "Python isn't installed.");
        Assert.SkipWhen((await OtherPeoplesClients.RunAsync(python!, ["-c", "import boto3"])).ExitCode != 0, "Python has no boto3.");
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("a-1", "def handler(event, context):\n  if 'text' not in event: raise KeyError('text')\n  return event");
        var script = Path.Combine(OtherPeoplesClients.Folder, "..", "ScsLabs.Emulator.Tests", "Functions", "with_boto3.py");

        var run = await OtherPeoplesClients.RunAsync(python!, ["-X", "utf8", script], new Dictionary<string, string>(OtherPeoplesClients.Environ(world.Emulator, Credentials.Root), StringComparer.Ordinal) { ["FUNCTIONS_RUNTIME"] = RuntimeShape.ToWire(await world.PythonAsync()) });

        run.Succeeded().ShouldContain("ok an_unsigned_request_is_refused");
    }

    [Fact]
    public async Task Our_own_client_reads_what_the_server_writes()
    {
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("a-1", Code);
        var client = new LambdaClient(new SignedTransport(world.Emulator.Endpoint, Root));

        await client.PublishVersionAsync(new("a-1"), Token);
        var first = await client.ListFunctionsAsync(new(null, 1, FunctionVersion.All), Token);
        var second = await client.ListFunctionsAsync(new(first.NextMarker, 1, FunctionVersion.All), Token);
        first.Functions.Concat(second.Functions).Select(function => function.Version).ShouldBe(["$LATEST", "1"]);
        second.NextMarker.ShouldBeNull();
        var alias = (await client.CreateAliasAsync(new("a-1", "live", "$LATEST"), Token)).Alias;
        (await client.UpdateAliasAsync(new("a-1", "live") { FunctionVersion = "1", RevisionId = alias.RevisionId }, Token)).Alias.FunctionVersion.ShouldBe("1");
        var answer = await client.InvokeAsync(new("a-1") { Qualifier = "live", LogType = LogType.Tail, Payload = """{"a":"é"}"""u8.ToArray() }, Token);
        (answer.StatusCode, answer.FunctionError, answer.ExecutedVersion, Encoding.UTF8.GetString(answer.Payload!)).ShouldBe((200, null, "1", """{"a": "é"}"""));
        Encoding.UTF8.GetString(Convert.FromBase64String(answer.LogResult!)).ShouldContain("Version: 1");
        var error = await Should.ThrowAsync<AwsException>(() => client.GetFunctionAsync(new("none"), Token));
        (error.Code, error.Status, error.Message).ShouldBe(("ResourceNotFoundException", 404, $"Function not found: arn:aws:lambda:us-east-1:{FunctionWorld.Account}:function:none"));
        error.RequestId.ShouldNotBeNullOrEmpty();
        await client.PutFunctionConcurrencyAsync(new("a-1", 0), Token);
        (await Should.ThrowAsync<AwsException>(() => client.InvokeAsync(new("a-1"), Token))).Code.ShouldBe("TooManyRequestsException");
    }

    [Fact]
    public async Task A_request_is_answered_in_Lambdas_words()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Token);
        await new IamClient(emulator.RootOf(FunctionWorld.Account)).CreateRoleAsync(new("function", FunctionWorld.Trust), Token);
        (string Method, string Target, string Body, int Status, string? Code)[] cases =
        [
            ("POST", Functions, Create + "}", 201, null),
            ("POST", Functions + "/", Create + "}", 409, "ResourceConflictException"),
            ("POST", Functions, Create, 400, "SerializationException"),
            ("POST", Functions, Create + ",\"Publish\":1}", 400, "SerializationException"),
            ("POST", Functions, Create + ",\"Layers\":[]}", 501, "NotImplemented"),
            ("POST", Functions, "{}", 400, "ValidationException"),
            ("GET", Functions + "?MaxItems=x", "", 400, "SerializationException"),
            ("GET", Functions + "?MaxItems=0", "", 400, "ValidationException"),
            ("GET", Functions + "?FunctionVersion=1", "", 400, "ValidationException"),
            ("GET", Functions + "?Marker=x", "", 400, "InvalidParameterValueException"),
            ("GET", Functions + "?Other=1", "", 200, null),
            ("GET", Functions + "?MasterRegion=ALL", "", 501, "NotImplemented"),
            ("GET", Functions + "/g?Qualifier=$LATEST", "", 200, null),
            ("GET", Functions + "/g:1?Qualifier=2", "", 400, "InvalidParameterValueException"),
            ("POST", Functions + "/g/versions", """{"PublishTo":"LATEST_PUBLISHED"}""", 501, "NotImplemented"),
            ("POST", Functions + "/g/versions", "", 201, null),
            ("POST", Functions + "/g/aliases", """{"Name":"live","FunctionVersion":"1"}""", 201, null),
            ("POST", Functions + "/g/aliases", """{"Name":"1","FunctionVersion":"1"}""", 400, "ValidationException"),
            ("PUT", Functions + "/g/aliases/live", """{"RoutingConfig":{"AdditionalVersionWeights":{"1":"x"}}}""", 400, "SerializationException"),
            ("DELETE", Functions + "/g?Qualifier=1", "", 409, "ResourceConflictException"),
            ("DELETE", Functions + "/g/aliases/live", "", 204, null),
            ("PUT", "/2017-10-31/functions/g/concurrency", "{}", 400, "ValidationException"),
            ("PUT", "/2017-10-31/functions/g/concurrency", """{"ReservedConcurrentExecutions":0}""", 200, null),
            ("DELETE", "/2017-10-31/functions/g/concurrency", "", 204, null),
            ("PUT", Functions, "", 404, "UnknownOperationException"),
            ("GET", "/", "", 404, "UnknownOperationException"),
        ];

        foreach (var (method, target, body, status, code) in cases)
        {
            using var message = await SignedAsync(emulator, method, target, body.Replace("ZIP", Convert.ToBase64String(FunctionWorld.Zip(("index.py", Code))), StringComparison.Ordinal));
            (await SendAsync(message)).ShouldBe((status, code), $"{method} {target} {body}");
        }
    }

    [Fact]
    public async Task What_is_signed_is_the_body_and_the_path()
    {
        const string Invoke = Functions + "/a-1/invocations";
        await using var world = await FunctionWorld.StartAsync();
        await world.PythonAsync("a-1", Code);
        var user = await UserAsync(world, """{"Effect":"Allow","Action":"lambda:*","Resource":"*"}""");
        var endpoint = world.Emulator.Endpoint;
        using var good = await SignedAsync(world.Emulator, "POST", Invoke, "{}", user);
        using var normalised = await SignedAsync(world.Emulator, "POST", Invoke, "{}", user);
        normalised.RequestUri = new($"{endpoint}2015-03-31//functions/a-1/invocations");
        using var altered = await SignedAsync(world.Emulator, "POST", Invoke, "{}", user);
        altered.Content = new ByteArrayContent("{ }"u8.ToArray());
        using var moved = await SignedAsync(world.Emulator, "GET", Functions + "/a-1", "", user);
        moved.RequestUri = new(endpoint, Functions + "/a-2");
        using var qualified = await SignedAsync(world.Emulator, "POST", Invoke, "{}", user);
        qualified.RequestUri = new(endpoint, Invoke + "?Qualifier=1");
        using var unsigned = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint, Invoke)) { Content = new ByteArrayContent("{}"u8.ToArray()) };

        (await SendAsync(good)).ShouldBe((200, null));
        (await SendAsync(normalised)).ShouldBe((200, null));
        (await SendAsync(altered)).ShouldBe((403, "InvalidSignatureException"));
        (await SendAsync(moved)).ShouldBe((403, "InvalidSignatureException"));
        (await SendAsync(qualified)).ShouldBe((403, "InvalidSignatureException"));
        (await SendAsync(unsigned)).ShouldBe((403, "MissingAuthenticationTokenException"));
    }

    private static Task<HttpRequestMessage> SignedAsync(AwsEmulator emulator, string method, string target, string body, AWSCredentials? credentials = null) =>
        RequestSigner.SignAsync(emulator.Endpoint, credentials ?? Root, "lambda", "us-east-1", [], Encoding.UTF8.GetBytes(body), method, target);

    private static async Task<BasicAWSCredentials> UserAsync(FunctionWorld world, string statements)
    {
        await world.Iam.CreateUserAsync(new("user"), Token);
        await world.Iam.PutUserPolicyAsync(new("user", "own", $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}"""), Token);
        var key = (await world.Iam.CreateAccessKeyAsync(new("user"), Token)).AccessKey;
        return new(key.AccessKeyId, key.SecretAccessKey);
    }

    private static async Task<(int Status, string? Code)> SendAsync(HttpRequestMessage message)
    {
        using var http = new HttpClient();
        using var response = await http.SendAsync(message, Token);
        return ((int)response.StatusCode, response.Headers.TryGetValues("x-amzn-ErrorType", out var types) ? types.Single() : null);
    }
}
