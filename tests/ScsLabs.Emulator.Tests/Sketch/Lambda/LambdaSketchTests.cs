using System.Text;
using Amazon.Runtime;
using ScsLabs.Conformance.Tests;
using ScsLabs.Services.Iam;

namespace ScsLabs.Emulator.Tests.Sketch.Lambda;

/// <summary>The frame carries what Lambda will need: through boto3, through our own client, and for requests that no client would send.</summary>
public sealed class LambdaSketchTests : IAsyncLifetime
{
    private const string Account = "111111111111";
    private const string Functions = "/2015-03-31/functions";
    private const string Create = """{"FunctionName":"f","Role":"r","Code":{"ZipFile":"AA=="}""";

    private static readonly BasicAWSCredentials Root = new(Account, "any");

    private readonly HttpClient http = new();
    private AwsEmulator emulator = null!;
    private LambdaSketchClient client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        emulator = await AwsEmulator.StartAsync(new() { Catalog = new([.. Services.Operations.All.Where(operation => operation.Api.Name != LambdaSketchApi.Api.Name), .. Operations.All]) }, Token);
        client = new(new SignedTransport(emulator.Endpoint, Root));
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return emulator.DisposeAsync();
    }

    [Fact]
    public async Task Boto3_finds_a_Lambda_that_enforces()
    {
        var python = OtherPeoplesClients.Find("python3", "python");
        Assert.SkipWhen(python is null, "Python isn't installed.");
        Assert.SkipWhen((await OtherPeoplesClients.RunAsync(python!, ["-c", "import boto3"])).ExitCode != 0, "Python has no boto3.");
        var script = Path.Combine(OtherPeoplesClients.Folder, "..", "ScsLabs.Emulator.Tests", "Sketch", "Lambda", "with_boto3.py");

        var run = await OtherPeoplesClients.RunAsync(python!, ["-X", "utf8", script], OtherPeoplesClients.Environ(emulator, Credentials.Root));

        run.Succeeded().ShouldContain("ok an_unsigned_request_is_refused");
    }

    [Fact]
    public async Task Our_own_client_reads_what_the_server_writes()
    {
        var created = await client.CreateFunctionAsync(new("a-1", "r", new([1, 2, 3])), Token);
        await client.CreateFunctionAsync(new("a-2", "r", new([1])), Token);

        created.ShouldBe(new("a-1", $"arn:aws:lambda:us-east-1:{Account}:function:a-1", 3));
        (await client.GetFunctionAsync(new("a-1"), Token)).Configuration.FunctionArn.ShouldBe(created.FunctionArn);
        var first = await client.ListFunctionsAsync(new(null, 1), Token);
        var second = await client.ListFunctionsAsync(new(first.NextMarker, 1), Token);
        first.Functions.Concat(second.Functions).Select(function => function.FunctionName).ShouldBe(["a-1", "a-2"]);
        second.NextMarker.ShouldBeNull();
        var answer = await client.InvokeAsync(new("a-1", Payload: "{}"u8.ToArray()), Token);
        (answer.FunctionError, Encoding.UTF8.GetString(answer.Payload!)).ShouldBe((null, "{}"));
        var failed = await client.InvokeAsync(new("a-1", InvocationType.Event, [0xFF]), Token);
        (failed.FunctionError, Encoding.UTF8.GetString(failed.Payload!)).ShouldBe(("Unhandled", """{"errorMessage":"a-1 takes an object"}"""));
        var error = await Should.ThrowAsync<AwsException>(() => client.GetFunctionAsync(new("none"), Token));
        (error.Code, error.Status, error.Message).ShouldBe(("ResourceNotFoundException", 404, $"Function not found: arn:aws:lambda:us-east-1:{Account}:function:none"));
        error.RequestId.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("POST", Functions, Create + "}", 201, null)]
    [InlineData("POST", Functions + "/", Create + "}", 201, null)]
    [InlineData("POST", Functions, Create, 400, "SerializationException")]
    [InlineData("POST", Functions, Create + ",\"Publish\":1}", 400, "SerializationException")]
    [InlineData("POST", Functions, Create + ",\"Layers\":[]}", 501, "NotImplemented")]
    [InlineData("POST", Functions, "{}", 400, "ValidationException")]
    [InlineData("GET", Functions + "?MaxItems=x", "", 400, "SerializationException")]
    [InlineData("GET", Functions + "?MaxItems=0", "", 400, "ValidationException")]
    [InlineData("GET", Functions + "?Other=1", "", 200, null)]
    [InlineData("GET", Functions + "?MasterRegion=ALL", "", 501, "NotImplemented")]
    [InlineData("PUT", Functions, "", 404, "UnknownOperationException")]
    [InlineData("GET", "/", "", 404, "UnknownOperationException")]
    public async Task A_request_is_answered_in_Lambdas_words(string method, string target, string body, int status, string? code)
    {
        using var message = await SignedAsync(method, target, body);

        (await SendAsync(message)).ShouldBe((status, code));
    }

    [Fact]
    public async Task What_is_signed_is_the_body_and_the_path()
    {
        const string Invoke = Functions + "/a-1/invocations";
        await client.CreateFunctionAsync(new("a-1", "r", new([1])), Token);
        var user = await UserAsync("""{"Effect":"Allow","Action":"lambda:*","Resource":"*"}""");
        using var good = await SignedAsync("POST", Invoke, "{}", user);
        using var normalised = await SignedAsync("POST", Invoke, "{}", user);
        normalised.RequestUri = new($"{emulator.Endpoint}2015-03-31//functions/a-1/invocations");
        using var altered = await SignedAsync("POST", Invoke, "{}", user);
        altered.Content = new ByteArrayContent("{ }"u8.ToArray());
        using var moved = await SignedAsync("GET", Functions + "/a-1", "", user);
        moved.RequestUri = new(emulator.Endpoint, Functions + "/a-2");
        using var unsigned = new HttpRequestMessage(HttpMethod.Post, new Uri(emulator.Endpoint, Invoke)) { Content = new ByteArrayContent("{}"u8.ToArray()) };

        (await SendAsync(good)).ShouldBe((200, null));
        (await SendAsync(normalised)).ShouldBe((200, null));
        (await SendAsync(altered)).ShouldBe((403, "InvalidSignatureException"));
        (await SendAsync(moved)).ShouldBe((403, "InvalidSignatureException"));
        (await SendAsync(unsigned)).ShouldBe((403, "MissingAuthenticationTokenException"));
    }

    private Task<HttpRequestMessage> SignedAsync(string method, string target, string body, AWSCredentials? credentials = null) =>
        RequestSigner.SignAsync(emulator.Endpoint, credentials ?? Root, "lambda", "us-east-1", [], Encoding.UTF8.GetBytes(body), method, target);

    private async Task<BasicAWSCredentials> UserAsync(string statements)
    {
        var iam = new IamClient(emulator.RootOf(Account));
        await iam.CreateUserAsync(new("user"), Token);
        await iam.PutUserPolicyAsync(new("user", "own", $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}"""), Token);
        var key = (await iam.CreateAccessKeyAsync(new("user"), Token)).AccessKey;
        return new(key.AccessKeyId, key.SecretAccessKey);
    }

    private async Task<(int Status, string? Code)> SendAsync(HttpRequestMessage message)
    {
        using var response = await http.SendAsync(message, Token);
        return ((int)response.StatusCode, response.Headers.TryGetValues("x-amzn-ErrorType", out var types) ? types.Single() : null);
    }
}
