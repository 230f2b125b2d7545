using System.Net;
using System.Text;
using ScsLabs.Services.Iam;

namespace ScsLabs.Emulator.Tests;

/// <summary>POST /_scslabs/permissions answers what <see cref="AwsEmulator.PermissionsOf"/> does, and says what is wrong with a question.</summary>
public sealed class PermissionsEndpointTests : IAsyncLifetime
{
    private const string Alice = $"arn:aws:iam::{Client.Account}:user/alice";

    private AwsEmulator aws = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        aws = await AwsEmulator.StartAsync(cancellationToken: Token);
        var iam = new IamClient(aws.RootOf(Client.Account));
        await iam.CreateUserAsync(new("alice"), Token);
        await iam.PutUserPolicyAsync(new("alice", "own", """{"Version":"2012-10-17","Statement":[{"Sid":"Reading","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"},{"Effect":"Allow","Action":"ssm:GetParameter","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}"""), Token);
    }

    public ValueTask DisposeAsync() => aws.DisposeAsync();

    [Fact]
    public async Task It_tells_what_is_allowed_beyond_the_expected_and_what_is_missing()
    {
        var answer = await AskAsync($$$"""{"principal":"{{{Alice}}}","expected":[{"action":"ssm:GetParameter","resource":"*","when":{"aws:SecureTransport":"true"}},{"action":"s3:PutObject","resource":"arn:aws:s3:::reports/*","except":["arn:aws:s3:::reports/a"]}]}""");

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body);
        var more = answer.Json.GetProperty("more").EnumerateArray().ShouldHaveSingleItem();
        more.GetProperty("actions")[0].GetString().ShouldBe("s3:GetObject");
        more.GetProperty("source").GetString().ShouldBe("own, statement Reading");
        more.GetProperty("example").GetString().ShouldNotBeNull().ShouldStartWith("s3:GetObject on arn:aws:s3:::reports/");
        more.GetProperty("because").GetString().ShouldNotBeNull().ShouldStartWith("because an identity-based policy allows the s3:GetObject action");
        more.GetProperty("by").GetRawText().ShouldBe("""[{"kind":"Identity","policy":"own","statement":"Reading"}]""");
        (more.GetProperty("through").GetArrayLength(), more.GetProperty("context").EnumerateObject().Count()).ShouldBe((0, 0));
        more.GetProperty("told").GetString().ShouldNotBeNull().ShouldContain("for example s3:GetObject on arn:aws:s3:::reports/");
        answer.Json.GetProperty("missing")[0].GetString().ShouldBe("s3:PutObject on arn:aws:s3:::reports/* except arn:aws:s3:::reports/a");
    }

    [Fact]
    public async Task Exactly_what_is_expected_leaves_both_lists_empty()
    {
        var answer = await AskAsync($$"""{"principal":"{{Alice}}","on":["arn:aws:s3:::*"],"byItsOwnPolicies":true,"expected":[{"action":"s3:GetObject","resource":"arn:aws:s3:::reports/*"}]}""");

        answer.Body.ShouldBe("""{"more":[],"missing":[]}""");
    }

    [Fact]
    public async Task All_but_the_principal_may_be_left_out() =>
        (await AskAsync($$"""{"principal":"{{Alice}}"}""")).Json.GetProperty("more").GetArrayLength().ShouldBe(2);

    [Theory]
    [InlineData("nonsense", "invalid")]
    [InlineData("", "JSON")]
    [InlineData("[]", "Object")]
    [InlineData("null", "Object")]
    [InlineData("\"text\"", "Object")]
    [InlineData("{}", "principal")]
    [InlineData("""{"principal":5}""", "Number")]
    [InlineData("""{"principal":null}""", "There is no user or role")]
    [InlineData("""{"principal":"arn:aws:iam::111111111111:user/nobody"}""", "There is no user or role arn:aws:iam::111111111111:user/nobody")]
    [InlineData("""{"principal":"arn:aws:iam::111111111111:user/alice","expected":"s3:GetObject"}""", "Array")]
    [InlineData("""{"principal":"arn:aws:iam::111111111111:user/alice","expected":[1]}""", "Object")]
    [InlineData("""{"principal":"arn:aws:iam::111111111111:user/alice","expected":[{"action":"s3:GetObject"}]}""", "resource")]
    [InlineData("""{"principal":"arn:aws:iam::111111111111:user/alice","expected":[{"action":"s3:GetObject","resource":"*","when":["a"]}]}""", "Object")]
    [InlineData("""{"principal":"arn:aws:iam::111111111111:user/alice","expected":[{"action":"s3:GetObject","resource":"*","when":{"aws:SecureTransport":true}}]}""", "True")]
    [InlineData("""{"principal":"arn:aws:iam::111111111111:user/alice","on":"*"}""", "Array")]
    [InlineData("""{"principal":"arn:aws:iam::111111111111:user/alice","on":[1]}""", "Number")]
    [InlineData("""{"principal":"arn:aws:iam::111111111111:user/alice","byItsOwnPolicies":"yes"}""", "String")]
    [InlineData("""{"principal":"arn:aws:iam::111111111111:user/alice","expected":[{"action":"s3:ReadObject","resource":"*"}]}""", "There is no request for s3:ReadObject on *")]
    [InlineData("""{"principal":"arn:aws:iam::111111111111:user/alice","expected":[{"action":"","resource":""}]}""", "There is no request for")]
    [InlineData("""{"principal":"\ud800"}""", "UTF")]
    public async Task A_question_that_can_not_be_answered_is_told_why(string question, string because)
    {
        var answer = await AskAsync(question);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Body);
        answer.Json.GetProperty("error").GetString().ShouldNotBeNull().ShouldContain(because);
    }

    [Fact]
    public async Task A_browser_page_can_not_ask()
    {
        using var client = new Client(aws);
        using var message = Question($$"""{"principal":"{{Alice}}"}""");
        message.Headers.Add("Origin", "http://localhost");

        (await client.SendAsync(message)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static HttpRequestMessage Question(string question) => new(HttpMethod.Post, "/_scslabs/permissions") { Content = new StringContent(question, Encoding.UTF8) };

    private async Task<Answer> AskAsync(string question)
    {
        using var client = new Client(aws);
        using var message = Question(question);
        return await client.SendAsync(message);
    }
}
