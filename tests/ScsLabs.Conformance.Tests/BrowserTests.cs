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
        site.Run(context => context.Response.SendFileAsync(Path.Combine(OtherPeoplesClients.Folder, "page.html")));
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
