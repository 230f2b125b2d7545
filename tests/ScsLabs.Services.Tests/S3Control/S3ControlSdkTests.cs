using System.Net;
using Amazon.Runtime;
using ScsLabs.Emulator;
using ScsLabs.Services.S3Control;

namespace ScsLabs.Services.Tests.S3Control;

/// <summary>S3 Control over HTTP: at the endpoint, and at the host that begins with the account.</summary>
public sealed class S3ControlSdkTests : IAsyncLifetime
{
    private const string Account = "111111111111";
    private const string Path = "/v20180820/configuration/publicAccessBlock";

    private static readonly BasicAWSCredentials Root = new(Account, "any");

    private AwsEmulator emulator = null!;
    private HttpClient http = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        http = new() { BaseAddress = emulator.Endpoint };
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return emulator.DisposeAsync();
    }

    [Fact]
    public async Task The_typed_client_sets_reads_and_deletes()
    {
        var client = new S3ControlClient(new SignedTransport(emulator.Endpoint, Root));

        await client.PutAccountPublicAccessBlockAsync(new(new(BlockPublicAcls: true), Account), Cancel);
        (await client.GetAccountPublicAccessBlockAsync(new(Account), Cancel)).PublicAccessBlockConfiguration.ShouldBe(new(true, false, false, false));

        await client.DeleteAccountPublicAccessBlockAsync(new(Account), Cancel);
        var error = await Should.ThrowAsync<AwsException>(() => client.GetAccountPublicAccessBlockAsync(new(Account), Cancel));
        (error.Code, error.Status, error.Message).ShouldBe(("NoSuchPublicAccessBlockConfiguration", 404, "The public access block configuration was not found"));
        error.RequestId.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_wrong_signature_is_refused()
    {
        var client = new S3ControlClient(new SignedTransport(emulator.Endpoint, new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "any")));

        (await Should.ThrowAsync<AwsException>(() => client.GetAccountPublicAccessBlockAsync(new(Account), Cancel))).Code.ShouldBe("InvalidAccessKeyId");
        (await SendAsync(HttpMethod.Get, Path, sign: false)).ShouldBe((HttpStatusCode.Forbidden, "AccessDenied"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("111111111111.localhost")]
    [InlineData("111111111111.s3-control.us-east-1.amazonaws.com")]
    public async Task Answers_at_the_endpoint_and_at_the_accounts_host(string? host)
    {
        (await SendAsync(HttpMethod.Get, Path, host)).ShouldBe((HttpStatusCode.NotFound, "NoSuchPublicAccessBlockConfiguration"));
        (await SendAsync(HttpMethod.Get, "/v20180820/accesspoint/one", host)).ShouldBe((HttpStatusCode.NotImplemented, "NotImplemented"));
    }

    [Fact]
    public async Task An_error_stands_in_a_document_of_its_own()
    {
        using var answer = await http.SendAsync(await RequestAsync(HttpMethod.Get, Path, null, sign: true), Cancel);

        var document = System.Xml.Linq.XDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        System.Xml.Linq.XNamespace control = "http://awss3control.amazonaws.com/doc/2018-08-20/";
        document.Root!.Name.ShouldBe(control + "ErrorResponse");
        document.Root.Elements().Select(element => element.Name.LocalName).ShouldBe(["Error", "RequestId", "HostId"]);
        document.Root.Element(control + "Error")!.Elements().Select(element => (element.Name.LocalName, element.Value))
            .ShouldBe([("Code", "NoSuchPublicAccessBlockConfiguration"), ("Message", "The public access block configuration was not found"), ("AccountId", Account)]);
    }

    [Fact]
    public async Task A_bucket_that_is_named_like_the_version_is_a_bucket_still()
    {
        (await SendAsync(HttpMethod.Put, "/v20180820", account: null)).Status.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(HttpMethod.Put, Path, account: null)).Status.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(HttpMethod.Get, Path, account: null)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<(HttpStatusCode Status, string Code)> SendAsync(HttpMethod method, string path, string? host = null, bool sign = true, string? account = Account)
    {
        using var answer = await http.SendAsync(await RequestAsync(method, path, host, sign, account), Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        return (answer.StatusCode, text.Contains("<Code>", StringComparison.Ordinal) ? text.Split("<Code>")[1].Split("</Code>")[0] : "");
    }

    private async Task<HttpRequestMessage> RequestAsync(HttpMethod method, string path, string? host, bool sign, string? account = Account)
    {
        List<KeyValuePair<string, string>> headers = account is null ? [] : [new("x-amz-account-id", account)];
        var request = sign ? await RequestSigner.SignAsync(emulator.Endpoint, Root, "s3", "us-east-1", headers, default, method.Method, path) : new(method, path);
        if (!sign)
        {
            request.Headers.Add("x-amz-account-id", account);
        }

        if (host is not null)
        {
            request.Headers.Host = host;
        }

        return request;
    }
}
