using System.Net;
using System.Text;
using ScsLabs.Services.Iam;

namespace ScsLabs.Emulator.Tests;

/// <summary>Requests that web pages can make a browser send, with and without a secret of the root users.</summary>
public sealed class WebPagesTests
{
    private const string Page = "https://page.example";
    private const string FrontEnd = "http://localhost:3000";
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Requests that pages can send without asking, or send after a preflight that nobody answers.</summary>
    public static TheoryData<string, string> OfPages => new()
    {
        { "a form or fetch", $"Origin: {Page}" },
        { "a sandboxed frame or a file", "Origin: null" },
        { "another port of this machine", "Origin: http://localhost:8080" },
        { "an allowed origin and another", $"Origin: {FrontEnd},{Page}" },
        { "an image", "Sec-Fetch-Site: cross-site" },
        { "an image of another port, with its address", "Sec-Fetch-Site: same-site|Referer: http://localhost:8080/" },
        { "an address typed that redirects", "Sec-Fetch-Site: none|Sec-Fetch-Mode: navigate" },
        { "a page in a bucket of the emulator's", "Sec-Fetch-Site: same-origin" },
        { "a browser that tells no site", $"User-Agent: {Browser}" },
        { "a name of the page's, pointed here", "Host: rebound.example" },
        { "a name that only ends like ours", "Host: evil-localhost" },
        { "an account in front of such a name", "Host: 111111111111.rebound.example" },
        { "an address that isn't bound", "Host: 203.0.113.5" },
        { "the address that browsers take for loopback", "Host: 0.0.0.0:4566" },
        { "the same of IPv6", "Host: [0::0]:4566" },
    };

    [Theory]
    [MemberData(nameof(OfPages))]
    public async Task A_page_can_not_use_a_root_without_a_secret(string kind, string headers)
    {
        await using var emulator = await AwsEmulator.StartAsync(new() { AllowedOrigins = [FrontEnd] }, Cancel);

        var answer = await SendAsync(emulator, CreateUser("mallory"), headers);

        answer.Status.ShouldBe(HttpStatusCode.Forbidden, kind);
        answer.Code.ShouldBe("AccessDenied");
        emulator.Store.Current.Everywhere<User>().ShouldBeEmpty();
        emulator.Journal.Recent.ShouldHaveSingleItem().ErrorCode.ShouldBe("AccessDenied");
    }

    [Theory]
    [MemberData(nameof(OfPages))]
    public async Task Where_root_has_a_secret_the_signature_decides(string kind, string headers)
    {
        await using var emulator = await AwsEmulator.StartAsync(new() { RootSecret = "any" }, Cancel);
        using var client = new Client(emulator);
        using var signed = await RequestSigner.SignAsync(emulator.Endpoint, new Amazon.Runtime.BasicAWSCredentials(Client.Account, "any"), "sts", "us-east-1", [new("Content-Type", "application/x-www-form-urlencoded")], "Action=GetCallerIdentity&Version=2011-06-15"u8.ToArray());
        if (!headers.StartsWith("Host:", StringComparison.Ordinal)) // it is signed
        {
            Add(signed, headers);
        }

        (await client.SendAsync(signed)).Status.ShouldBe(HttpStatusCode.OK, kind);
        (await SendAsync(emulator, CreateUser("mallory"), headers)).Code.ShouldBe("SignatureDoesNotMatch");
    }

    [Fact]
    public async Task A_key_that_nobody_has_opens_a_root_too()
    {
        await using var emulator = await AwsEmulator.StartAsync(new() { RootSecret = "any", UnknownKeysAs = AccountId.Parse(Client.Account) }, Cancel);

        (await SendAsync(emulator, CreateUser("mallory", "AKIAIOSFODNN7EXAMPLE"), $"Origin: {Page}")).Code.ShouldBe("AccessDenied");
        (await SendAsync(emulator, CreateUser("alice", "AKIAIOSFODNN7EXAMPLE"), "")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("a program", "")]
    [InlineData("a program with a browser's address", "Referer: https://page.example/")]
    [InlineData("a front end under test", "Origin: http://localhost:3000")]
    [InlineData("the same in another case", "Origin: HTTP://LOCALHOST:3000")]
    [InlineData("an image of a front end under test", "Sec-Fetch-Site: same-site|Referer: http://localhost:3000/")]
    [InlineData("by name", "Host: localhost:4566")]
    [InlineData("by name, absolute", "Host: localhost.")]
    [InlineData("by IPv6", "Host: [::1]:4566")]
    [InlineData("by an address of loopback", "Host: 127.9.9.9")]
    [InlineData("by a subdomain of localhost", "Host: sts.localhost:4566")]
    [InlineData("by LocalStack's name", "Host: localhost.localstack.cloud:4566")]
    [InlineData("by a subdomain of it", "Host: my.bucket.s3.localhost.localstack.cloud:4566")]
    [InlineData("by AWS's name", "Host: IAM.amazonaws.com")]
    [InlineData("by S3 Control's name", "Host: 111111111111.s3-control.us-east-1.amazonaws.com")]
    [InlineData("by an address with an account in front", "Host: 111111111111.127.0.0.1:4566")]
    [InlineData("by a name that was added", "Host: aws.test:4566")]
    [InlineData("below a name that was added", "Host: iam.us-east-1.lab.test")]
    public async Task Everybody_else_can(string kind, string headers)
    {
        await using var emulator = await AwsEmulator.StartAsync(new() { AllowedOrigins = [FrontEnd], AllowedHosts = ["aws.test", "*.lab.test"] }, Cancel);

        (await SendAsync(emulator, CreateUser("alice"), headers)).Status.ShouldBe(HttpStatusCode.OK, kind);
    }

    [Theory]
    [InlineData("203.0.113.5", true)]
    [InlineData("[2001:db8::5]:4566", true)]
    [InlineData("scslabs:4566", true)]
    [InlineData("host.docker.internal", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("page.example", false)]
    public async Task On_all_addresses_any_is_the_emulators(string host, bool isTaken)
    {
        await using var emulator = await AwsEmulator.StartAsync(new() { Host = IPAddress.Any }, Cancel);

        (await SendAsync(emulator, CreateUser("alice"), $"Host: {host}")).Status.ShouldBe(isTaken ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site: none|Sec-Fetch-Mode: navigate", HttpStatusCode.OK)]
    [InlineData("Sec-Fetch-Site: same-origin", HttpStatusCode.OK)]
    [InlineData("User-Agent: " + Browser, HttpStatusCode.OK)]
    [InlineData("Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate", HttpStatusCode.Forbidden)]
    public async Task A_user_may_open_an_object_and_a_page_may_not(string headers, HttpStatusCode status)
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        var s3 = new Services.S3.S3Client(emulator.RootOf(Client.Account));
        await s3.CreateBucketAsync(new("pages"), Cancel);
        await s3.PutObjectAsync(new("pages", "index.html") { Body = ScsLabs.Model.Bodies.Body.Of("<p>"u8.ToArray()) }, Cancel);

        (await SendAsync(emulator, Presigned("s3", "/pages/index.html", ""), headers)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task An_allowed_page_gets_CORS_headers_and_another_none()
    {
        await using var emulator = await AwsEmulator.StartAsync(new() { AllowedOrigins = [FrontEnd] }, Cancel);
        using var http = new HttpClient { BaseAddress = emulator.Endpoint };

        using var allowed = await PreflightAsync(http, FrontEnd);
        allowed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        allowed.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe([FrontEnd]);
        allowed.Headers.GetValues("Access-Control-Allow-Headers").ShouldBe(["authorization,x-amz-target"]);

        using var refused = await PreflightAsync(http, Page);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        refused.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Theory]
    [InlineData("*")]
    [InlineData("null")]
    [InlineData("localhost:3000")]
    [InlineData("http://localhost:3000/")]
    [InlineData("http://localhost:80")]
    [InlineData("")]
    public void Only_an_origin_can_be_allowed(string origin)
    {
        Should.Throw<ArgumentException>(() => new EmulatorOptions { AllowedOrigins = [origin] }).Message.ShouldStartWith($"'{origin}' is not an origin");
        Should.NotThrow(() => new EmulatorOptions { AllowedOrigins = ["http://localhost:3000", "https://app.test", "chrome-extension://abcdef"] });
    }

    [Theory]
    [InlineData("*")]
    [InlineData("*.")]
    [InlineData("a.*.test")]
    [InlineData("http://aws.test")]
    [InlineData("aws.test:4566")]
    [InlineData("")]
    public void Only_a_name_can_be_added(string host)
    {
        Should.Throw<ArgumentException>(() => new EmulatorOptions { AllowedHosts = [host] }).Message.ShouldStartWith($"'{host}' is not a host name");
        Should.NotThrow(() => new EmulatorOptions { AllowedHosts = ["aws", "aws.test", "*.aws.test"] });
    }

    private static string CreateUser(string name, string key = Client.Account) => Presigned("iam", "/", $"Action=CreateUser&Version=2010-05-08&UserName={name}&", key);

    private static string Presigned(string service, string path, string query, string key = Client.Account)
    {
        var now = DateTime.UtcNow;
        return $"{path}?{query}X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={key}%2F{now:yyyyMMdd}%2Fus-east-1%2F{service}%2Faws4_request&X-Amz-Date={now:yyyyMMdd'T'HHmmss'Z'}&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature={new string('0', 64)}";
    }

    private static async Task<Answer> SendAsync(AwsEmulator emulator, string target, string headers)
    {
        using var client = new Client(emulator);
        using var message = new HttpRequestMessage(HttpMethod.Get, target);
        Add(message, headers);
        return await client.SendAsync(message);
    }

    private static void Add(HttpRequestMessage message, string headers)
    {
        foreach (var header in headers.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = header[..header.IndexOf(':', StringComparison.Ordinal)];
            message.Headers.TryAddWithoutValidation(name, header[(name.Length + 2)..]).ShouldBeTrue();
        }
    }

    private static async Task<HttpResponseMessage> PreflightAsync(HttpClient http, string origin)
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/")
        {
            Headers = { { "Origin", origin }, { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "authorization,x-amz-target" } },
        };
        return await http.SendAsync(preflight, Cancel);
    }
}
