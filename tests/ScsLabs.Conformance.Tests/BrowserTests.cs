using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using ScsLabs.Services.Iam;
using ScsLabs.Services.S3;
using ScsLabs.Services.Ssm;

namespace ScsLabs.Conformance.Tests;

/// <summary>Chromium without a screen: what a web page that its user visits can do to an emulator.</summary>
public sealed class BrowserTests : IAsyncLifetime
{
    private const string Account = "111111111111";
    private const string Secret = "not for pages";

    private readonly WebApplication site;
    private string formPage = "";

    public BrowserTests()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        site = builder.Build();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site.Urls.Add("http://127.0.0.1:0");
        site.Run(context => context.Request.Path.Value switch
        {
            "/form" => HtmlAsync(context, formPage),
            "/done" => HtmlAsync(context, $"<p>uploaded {context.Request.Query["key"]} to {context.Request.Query["bucket"]}</p>"),
            _ => context.Response.SendFileAsync(Path.Combine(OtherPeoplesClients.Folder, "page.html")),
        });
        await site.StartAsync(Cancel);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData("page.example")] // cross-site
    [InlineData("localhost")] // another port of the emulator's own site
    public async Task A_page_that_the_user_visits_writes_and_reads_nothing(string host)
    {
        await using var emulator = await StartAsync([]);

        var dom = await VisitAsync(PageAt(host, emulator));

        dom.ShouldContain("The page has seen nothing: TypeError");
        dom.ShouldNotContain(Secret);
        (await UsersAsync(emulator)).ShouldBeEmpty();
        emulator.Journal.Recent.Count(call => call.ErrorCode == "AccessDenied" && call.ErrorMessage!.Contains($"http://{host}:", StringComparison.Ordinal)).ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task A_front_end_under_test_that_was_allowed_does_both()
    {
        await using var emulator = await StartAsync([Origin("page.example")]);

        var dom = await VisitAsync(PageAt("page.example", emulator));

        dom.ShouldContain(Secret);
        // What hides its address is no front end under test.
        (await UsersAsync(emulator)).ShouldBe(["by-fetch", "by-frame", "by-image", "by-post", "by-script"]);
    }

    [Fact]
    public async Task A_name_that_was_pointed_at_the_emulator_reads_nothing_and_the_emulators_own_does()
    {
        await using var emulator = await StartAsync([]);
        var s3 = new S3Client(emulator.RootOf(Account));
        await s3.CreateBucketAsync(new("pages"), Cancel);
        await s3.PutObjectAsync(new("pages", "index.html") { Headers = new() { ContentType = "text/html" }, Body = Model.Bodies.Body.Of("<p>an object</p>"u8.ToArray()) }, Cancel);
        var now = DateTime.UtcNow;
        var presigned = $"pages/index.html?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={Account}%2F{now:yyyyMMdd}%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date={now:yyyyMMdd'T'HHmmss'Z'}&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature={new string('0', 64)}";

        (await VisitAsync($"http://localhost:{emulator.Endpoint.Port}/{presigned}")).ShouldContain("an object");
        (await VisitAsync($"http://page.example:{emulator.Endpoint.Port}/{presigned}")).ShouldContain("is no name of this emulator");
    }

    [Fact]
    public async Task A_form_that_a_user_signed_uploads_what_it_allows_and_nothing_else()
    {
        await using var emulator = await AwsEmulator.StartAsync(new() { RootSecret = "a secret" }, Cancel);
        var root = emulator.RootOf(Account);
        var (iam, s3) = (new IamClient(root), new S3Client(root));
        await s3.CreateBucketAsync(new("uploads"), Cancel);
        await iam.CreateUserAsync(new("signer"), Cancel);
        await iam.PutUserPolicyAsync(new("signer", "own", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::uploads/in/*"}]}"""), Cancel);
        var key = (await iam.CreateAccessKeyAsync(new("signer"), Cancel)).AccessKey;

        formPage = FormPage($"{emulator.Endpoint}uploads", key.AccessKeyId, key.SecretAccessKey, "in/photo.txt");
        (await VisitAsync($"{Origin("page.example")}/form")).ShouldContain("uploaded in/photo.txt to uploads");
        (await s3.GetObjectAsync(new("uploads", "in/photo.txt"), Cancel)).Object.ContentLength.ShouldBe("from a browser".Length);

        formPage = FormPage($"{emulator.Endpoint}uploads", key.AccessKeyId, key.SecretAccessKey, "out/photo.txt");
        (await VisitAsync($"{Origin("page.example")}/form")).ShouldContain("AccessDenied");
        (await s3.ListObjectsV2Async(new("uploads"), Cancel)).Contents.ShouldHaveSingleItem();
    }

    /// <summary>A page with a form whose policy is signed; a script chooses the file and sends it, as a user would.</summary>
    private string FormPage(string action, string keyId, string secret, string key)
    {
        var now = DateTime.UtcNow;
        var (date, time) = ($"{now:yyyyMMdd}", $"{now:yyyyMMdd'T'HHmmss'Z'}");
        Dictionary<string, string> fields = new(StringComparer.Ordinal)
        {
            ["key"] = key,
            ["success_action_redirect"] = $"{Origin("page.example")}/done",
            ["x-amz-algorithm"] = "AWS4-HMAC-SHA256",
            ["x-amz-credential"] = $"{keyId}/{date}/us-east-1/s3/aws4_request",
            ["x-amz-date"] = time,
        };
        var conditions = string.Join(',', fields.Append(new("bucket", action.Split('/')[^1])).Select(field => $"{{\"{field.Key}\":\"{field.Value}\"}}"));
        fields["policy"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"expiration\":\"{now.AddMinutes(5):yyyy-MM-dd'T'HH:mm:ss'Z'}\",\"conditions\":[{conditions}]}}"));
        var signingKey = new[] { date, "us-east-1", "s3", "aws4_request" }.Aggregate(Encoding.UTF8.GetBytes($"AWS4{secret}"), static (derived, part) => HMACSHA256.HashData(derived, Encoding.UTF8.GetBytes(part)));
        fields["x-amz-signature"] = Convert.ToHexStringLower(HMACSHA256.HashData(signingKey, Encoding.UTF8.GetBytes(fields["policy"])));
        return $$"""
            <form method="post" action="{{action}}" enctype="multipart/form-data">
            {{string.Concat(fields.Select(field => $"<input type=\"hidden\" name=\"{field.Key}\" value=\"{field.Value}\">"))}}
            <input type="file" name="file"></form>
            <script>
            const chosen = new DataTransfer();
            chosen.items.add(new File(["from a browser"], "photo.txt"));
            document.querySelector("[type=file]").files = chosen.files;
            document.forms[0].submit();
            </script>
            """;
    }

    private static Task HtmlAsync(HttpContext context, string page)
    {
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync(page, Cancel);
    }

    private static async Task<AwsEmulator> StartAsync(string[] allowedOrigins)
    {
        var emulator = await AwsEmulator.StartAsync(new() { AllowedOrigins = allowedOrigins }, Cancel);
        await new SsmClient(emulator.RootOf(Account)).PutParameterAsync(new("/secret", Secret, ParameterType.SecureString), Cancel);
        return emulator;
    }

    private static async Task<IEnumerable<string>> UsersAsync(AwsEmulator emulator) =>
        (await new IamClient(emulator.RootOf(Account)).ListUsersAsync(new(), Cancel)).Users.Select(user => user.UserName);

    /// <summary>Opens an address, and returns the document after its scripts have run.</summary>
    private static async Task<string> VisitAsync(string address)
    {
        var chromium = OtherPeoplesClients.Find("chromium", "chromium-browser", "google-chrome");
        Assert.SkipWhen(chromium is null, "chromium isn't installed.");
        var profile = Directory.CreateTempSubdirectory("scslabs-browser-");
        try
        {
            return (await OtherPeoplesClients.RunAsync(chromium!, [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", $"--user-data-dir={profile.FullName}",
                "--host-resolver-rules=MAP page.example 127.0.0.1", "--no-proxy-server", "--virtual-time-budget=60000", "--dump-dom", address])).Succeeded();
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }

    private string Origin(string host) => $"http://{host}:{new Uri(site.Urls.Single()).Port}";

    private string PageAt(string host, AwsEmulator emulator) => $"{Origin(host)}/?emulator={Uri.EscapeDataString(emulator.Endpoint.ToString())}";
}
