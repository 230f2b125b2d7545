using System.Net;
using System.Text;

namespace ScsLabs.Emulator.Tests;

/// <summary>The endpoints under /_scslabs/, and who may call them.</summary>
public sealed class ControlEndpointsTests
{
    [Theory]
    [InlineData("/_scslabs/health")]
    [InlineData("/_localstack/health")]
    public async Task Health_answers_everyone(string path)
    {
        await using var emulator = await StartAsync(new());
        using var client = new Client(emulator);
        using var message = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Origin", "https://example.com" } } };

        var answer = await client.SendAsync(message);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Json.GetProperty("services").GetProperty("kms").GetString().ShouldBe("running");
    }

    [Theory]
    [InlineData("/_scslabs")]
    [InlineData("/_scslabs/")]
    [InlineData("/_scslabs/nothing")]
    public async Task Any_other_path_is_told_which_there_are(string path)
    {
        await using var emulator = await StartAsync(new());
        using var client = new Client(emulator);

        var answer = await client.SendAsync(Message("GET", path, ""));

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Json.GetProperty("error").GetString().ShouldNotBeNull().ShouldContain("/_scslabs/health, reset, clock, calls");
    }

    [Theory]
    [InlineData("GET", "/_scslabs/calls", "")]
    [InlineData("GET", "/_scslabs/clock", "")]
    [InlineData("POST", "/_scslabs/clock", """{"advanceSeconds":1}""")]
    [InlineData("POST", "/_scslabs/reset", "")]
    [InlineData("POST", "/_scslabs/decide", "{}")]
    public async Task What_a_browser_page_could_send_is_refused_and_what_a_tool_sends_is_not(string method, string path, string body)
    {
        await using var emulator = await StartAsync(new());
        using var client = new Client(emulator);

        (await client.SendAsync(Message(method, path, body))).Status.ShouldBe(HttpStatusCode.OK);
        (await client.SendAsync(Message(method, path, body, ("Origin", "http://localhost")))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await client.SendAsync(Message(method, path, body, ("Host", "rebound.example.com")))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await client.SendAsync(Message(method, path, body, ("Host", "localhost:1234")))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Beyond_loopback_they_want_the_token()
    {
        await using var closed = await StartAsync(new() { Host = IPAddress.Any });
        await using var open = await StartAsync(new() { Host = IPAddress.Any, ControlToken = "T" });

        (await StatusAsync(closed, null)).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(open, null)).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(open, "wrong")).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(open, "T")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Reset_goes_back_to_the_beginning()
    {
        await using var emulator = await StartAsync(new());
        using var client = new Client(emulator);
        await client.QueryAsync("iam", "Action=CreateUser&Version=2010-05-08&UserName=alice");

        await client.SendAsync(Message("POST", "/_scslabs/reset", ""));

        emulator.Store.Current.Everywhere<Services.Iam.User>().ShouldBeEmpty();
        emulator.Journal.Recent.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_clock_is_advanced_forward_only()
    {
        await using var emulator = await StartAsync(new());
        using var client = new Client(emulator);

        (await client.SendAsync(Message("POST", "/_scslabs/clock", """{"advanceSeconds":3600}"""))).Json.GetProperty("advancedSeconds").GetDouble().ShouldBe(3600);
        foreach (var bad in new[] { """{"advanceSeconds":-1}""", """{"advanceSeconds":"1"}""", """{"advanceSeconds":1e300}""", "{}", "[]", "nonsense" })
        {
            (await client.SendAsync(Message("POST", "/_scslabs/clock", bad))).Status.ShouldBe(HttpStatusCode.BadRequest, bad);
        }

        emulator.Store.Clock.Advanced.ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task A_refused_call_tells_every_statement_that_was_considered()
    {
        await using var emulator = await StartAsync(new());
        var cancellationToken = TestContext.Current.CancellationToken;
        var iam = new Services.Iam.IamClient(emulator.RootOf(Client.Account));
        await iam.CreateUserAsync(new("alice"), cancellationToken);
        await iam.PutUserPolicyAsync(new("alice", "mine", """{"Version":"2012-10-17","Statement":[{"Sid":"Elsewhere","Effect":"Allow","Action":"ssm:GetParameter","Resource":"arn:aws:ssm:*:*:parameter/b"}]}"""), cancellationToken);
        var key = (await iam.CreateAccessKeyAsync(new("alice"), cancellationToken)).AccessKey;
        using var alice = new Client(emulator, new Amazon.Runtime.BasicAWSCredentials(key.AccessKeyId, key.SecretAccessKey));

        (await alice.JsonAsync("AmazonSSM.GetParameter", """{"Name":"/a"}""")).Code.ShouldBe("AccessDeniedException");

        using var client = new Client(emulator);
        var call = (await client.SendAsync(Message("GET", "/_scslabs/calls", ""))).Json.GetProperty("calls")[0];
        var whole = (await client.SendAsync(Message("GET", $"/_scslabs/calls?requestId={call.GetProperty("requestId").GetString()}", ""))).Json;
        var ask = whole.GetProperty("asks")[0];
        ask.GetProperty("action").GetString().ShouldBe("ssm:GetParameter");
        ask.GetProperty("decision").GetString().ShouldBe("ImplicitlyDenied");
        ask.GetProperty("trace")[0].GetString().ShouldBe("Allow of mine, statement Elsewhere (Identity): Resource [arn:aws:ssm:*:*:parameter/b] doesn't name arn:aws:ssm:us-east-1:111111111111:parameter/a");
        (ask.GetProperty("reason").GetString(), ask.GetProperty("by").GetArrayLength()).ShouldBe(("NoneAllows", 0));
        ask.GetProperty("statements")[0].GetRawText().ShouldBe("""{"kind":"Identity","policy":"mine","statement":"Elsewhere","effect":"Allow","matched":false,"whyNot":"Resource [arn:aws:ssm:*:*:parameter/b] doesn\u0027t name arn:aws:ssm:us-east-1:111111111111:parameter/a","mismatch":{"kind":"DoesNotName","element":"Resource","name":"Resource","key":null,"wanted":["arn:aws:ssm:*:*:parameter/b"],"actual":["arn:aws:ssm:us-east-1:111111111111:parameter/a"]},"decides":false,"nearest":true}""");
        whole.GetProperty("explanation").GetString().ShouldBe(emulator.Journal.Recent[^1].ToString());
        whole.ToString().ShouldNotContain(key.SecretAccessKey);
    }

    [Fact]
    public async Task The_journal_is_bounded()
    {
        await using var emulator = await StartAsync(new() { JournalSize = 3 });
        using var client = new Client(emulator);

        for (var number = 0; number < 5; number++)
        {
            await client.JsonAsync("AmazonSSM.GetParameter", $$"""{"Name":"/{{number}}"}""");
        }

        emulator.Journal.Recent.Select(call => call.Asks[0].Request.Resource[^1]).ShouldBe(['2', '3', '4']);
    }

    [Fact]
    public async Task Decide_answers_a_line_for_a_line_and_creates_nothing()
    {
        await using var emulator = await StartAsync(new());
        using var client = new Client(emulator);
        var before = emulator.Store.Current;
        const string Case = """{"id":"1","principal":"arn:aws:iam::111111111111:user/alice","action":"s3:GetObject","resource":"arn:aws:s3:::b/k","identityPolicies":[]}""";

        var answer = await client.SendAsync(Message("POST", "/_scslabs/decide", $"{Case}\nnonsense\n\n{Case}\n"));

        var lines = answer.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3);
        lines[0].ShouldContain("ImplicitlyDenied");
        lines[1].ShouldContain("error");
        lines[2].ShouldBe(lines[0]);
        emulator.Store.Current.ShouldBeSameAs(before);
    }

    private static async Task<HttpStatusCode> StatusAsync(AwsEmulator emulator, string? token)
    {
        using var http = new HttpClient();
        using var message = Message("GET", $"http://127.0.0.1:{emulator.Endpoint.Port}/_scslabs/calls", "");
        if (token is not null)
        {
            message.Headers.Add("X-ScsLabs-Token", token);
        }

        using var answer = await http.SendAsync(message, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static HttpRequestMessage Message(string method, string path, string body, params (string Name, string Value)[] headers)
    {
        var message = new HttpRequestMessage(new(method), path);
        if (method == "POST")
        {
            message.Content = new StringContent(body, Encoding.UTF8);
        }

        foreach (var (name, value) in headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    private static Task<AwsEmulator> StartAsync(EmulatorOptions options) => AwsEmulator.StartAsync(options, TestContext.Current.CancellationToken);
}
