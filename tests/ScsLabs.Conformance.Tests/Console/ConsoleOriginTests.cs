using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using ScsLabs.Model.Bodies;
using ScsLabs.Services.Iam;
using ScsLabs.Services.S3;
using static Microsoft.Playwright.Assertions;

namespace ScsLabs.Conformance.Tests;

/// <summary>The console in a real browser that other pages try to use: objects in a bucket of the emulator's, and pages of other sites.</summary>
public sealed class ConsoleOriginTests(ConsoleBrowser browser)
{
    /// <summary>Tries each way that a page has to another, and writes what it saw. CONSOLE and OWN are filled in.</summary>
    private const string Attack = """
        <!doctype html><title>attack</title><pre id="seen"></pre><div id="frames"></div>
        <script type="module">
        const seen = [];
        const note = (way, what) => seen.push(`${way}: ${what}`);
        async function fetching(way, url, options) {
          try {
            const answer = await fetch(url, options);
            note(way, answer.type === "opaque" ? "opaque" : `${answer.status} ${(await answer.text()).includes("CreateUser") ? "READ" : ""}`);
          } catch (error) { note(way, error.name); }
        }
        for (const base of ["CONSOLE", "OWN"]) {
          await fetching(`read ${base}`, `${base}/_scslabs/calls`);
          await fetching(`reset ${base}`, `${base}/_scslabs/reset`, { method: "POST", body: "{}" });
          await fetching(`blind reset ${base}`, `${base}/_scslabs/reset`, { method: "POST", mode: "no-cors", credentials: "include", body: "{}" });
          await fetching(`delete ${base}`, `${base}/_scslabs/snapshots/1`, { method: "DELETE" });
          await fetching(`page ${base}`, `${base}/_scslabs/`);
          await new Promise((done) => {
            const frame = document.createElement("iframe");
            frame.onload = () => { try { note(`frame ${base}`, frame.contentDocument?.title || "closed"); } catch (error) { note(`frame ${base}`, error.name); } done(); };
            frame.src = `${base}/_scslabs/`;
            document.getElementById("frames").append(frame);
          });
          await new Promise((done) => {
            const form = document.createElement("form");
            const target = document.createElement("iframe");
            target.name = "target" + base.length;
            target.onload = () => { done(); };
            document.getElementById("frames").append(target, form);
            Object.assign(form, { method: "post", action: `${base}/_scslabs/reset`, target: target.name, enctype: "text/plain" });
            form.submit();
          });
          await new Promise((done) => {
            const source = new EventSource(`${base}/_scslabs/events`, { withCredentials: true });
            source.onopen = () => { note(`events ${base}`, "READ"); source.close(); done(); };
            source.onerror = () => { note(`events ${base}`, "refused"); source.close(); done(); };
          });
        }
        document.getElementById("seen").textContent = seen.join("\n");
        document.title = "done";
        </script>
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("a control token")]
    public async Task A_page_that_was_uploaded_to_a_bucket_can_not_use_the_console(string? token)
    {
        await using var emulator = await StartAsync(token);
        await using var console = await browser.OpenAsync(emulator);
        await LogInAsync(console, token);
        foreach (var host in new[] { "localhost", "127.0.0.1", "pages.localhost", "pages.s3.localhost", "pages.ui.localhost" })
        {
            var (own, bucket) = ($"http://{host}:{emulator.Endpoint.Port}", host.EndsWith(".ui.localhost", StringComparison.Ordinal) ? "pages.ui" : "pages");
            await UploadAsync(emulator, Attack.Replace("CONSOLE", console.Origin, StringComparison.Ordinal).Replace("OWN", own, StringComparison.Ordinal), bucket);
            await console.Page.GotoAsync($"{own}{Presigned(host.StartsWith("pages", StringComparison.Ordinal) ? "" : "/pages")}");

            await CheckAsync(console.Page, emulator, host);
        }

        // Under the console's own name there are no objects.
        var answer = await console.Page.GotoAsync($"{console.Origin}{Presigned("/pages")}");
        answer!.Status.ShouldBe(403);
        (await answer.TextAsync()).ShouldNotContain("attack");
        await LogInAsync(console, null);
        await Expect(console.Page.Locator("li", new() { HasText = "iam CreateUser" })).ToBeVisibleAsync(); // The user's own console works on.
    }

    [Theory]
    [InlineData("page.example")]
    [InlineData("localhost")]
    public async Task A_page_of_another_site_can_not_use_the_console(string host)
    {
        await using var emulator = await StartAsync(null);
        await using var console = await browser.OpenAsync(emulator);
        await LogInAsync(console, null);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        await using var site = builder.Build();
        site.Urls.Add("http://127.0.0.1:0");
        site.Run(context =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync(Attack.Replace("CONSOLE", console.Origin, StringComparison.Ordinal).Replace("OWN", $"http://localhost:{emulator.Endpoint.Port}", StringComparison.Ordinal), Cancel);
        });
        await site.StartAsync(Cancel);

        await console.Page.GotoAsync($"http://{host}:{new Uri(site.Urls.Single()).Port}/");

        await CheckAsync(console.Page, emulator, host);
    }

    [Fact]
    public async Task Who_opens_the_console_in_a_window_has_no_hold_on_it()
    {
        await using var emulator = await StartAsync(null);
        await using var console = await browser.OpenAsync(emulator);
        await UploadAsync(emulator, $"<!doctype html><button onclick=\"window.opened = window.open('{console.Origin}/_scslabs/')\">open</button>");
        await console.Page.GotoAsync($"http://localhost:{emulator.Endpoint.Port}{Presigned("/pages")}");

        await console.Page.GetByRole(AriaRole.Button).ClickAsync();

        // Cross-Origin-Opener-Policy: to the page the window seems to be closed.
        await console.Page.WaitForFunctionAsync("() => window.opened.closed");
    }

    [Fact]
    public async Task Who_opens_the_emulator_s_address_gets_to_the_console()
    {
        await using var emulator = await StartAsync(null);
        await using var console = await browser.OpenAsync(emulator);

        await console.Page.GotoAsync($"http://localhost:{emulator.Endpoint.Port}/_scslabs/");

        await Expect(console.Page).ToHaveURLAsync($"{console.Origin}/_scslabs/");
        await Expect(console.Page.Locator("li", new() { HasText = "iam CreateUser" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Where_there_is_a_token_the_page_asks_for_it_once()
    {
        await using var emulator = await AwsEmulator.StartAsync(new() { Host = IPAddress.Any, ControlToken = "a control token" }, Cancel);
        await new IamClient(emulator.RootOf(ConsoleScene.Account)).CreateUserAsync(new("alice"), Cancel);
        await using var console = await browser.OpenAsync(emulator);
        var page = console.Page;
        await page.GotoAsync($"{console.Origin}/_scslabs/");

        await page.GetByLabel("Token", new() { Exact = true }).FillAsync("a wrong one");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("That isn't the control token.");
        await console.ShootAsync("login");
        await page.GetByLabel("Token", new() { Exact = true }).FillAsync("a control token");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("li", new() { HasText = "iam CreateUser" })).ToBeVisibleAsync();
        (await page.EvaluateAsync<string>("document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")).ShouldBe("{}{}");
        await page.ReloadAsync();
        await Expect(page.Locator("li", new() { HasText = "iam CreateUser" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "World" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByLabel("Token", new() { Exact = true })).ToBeFocusedAsync();
    }

    private static async Task CheckAsync(IPage page, AwsEmulator emulator, string host)
    {
        await Expect(page).ToHaveTitleAsync("done");
        var seen = (await page.Locator("#seen").TextContentAsync())!.Split('\n');
        seen.Length.ShouldBe(14, host);
        seen.Where(line => line.Contains("READ", StringComparison.Ordinal) || line.Contains(": 200", StringComparison.Ordinal) || line.Contains("ScsLabs", StringComparison.Ordinal)).ShouldBeEmpty(host);
        emulator.Store.Current.Everywhere<User>().ShouldHaveSingleItem(host);
        emulator.Journal.Recent.ShouldNotBeEmpty();
    }

    private static async Task<AwsEmulator> StartAsync(string? token)
    {
        var emulator = await AwsEmulator.StartAsync(new() { ControlToken = token }, Cancel);
        await new IamClient(emulator.RootOf(ConsoleScene.Account)).CreateUserAsync(new("alice"), Cancel);
        await new S3Client(emulator.RootOf(ConsoleScene.Account)).CreateBucketAsync(new("pages"), Cancel);
        await new S3Client(emulator.RootOf(ConsoleScene.Account)).CreateBucketAsync(new("pages.ui"), Cancel);
        return emulator;
    }

    /// <summary>Opens the console as its user does, so that a cookie is there for who could misuse it.</summary>
    private static async Task LogInAsync(ConsolePage console, string? token)
    {
        await console.Page.GotoAsync($"{console.Origin}/_scslabs/");
        if (token is not null)
        {
            await console.Page.GetByLabel("Token", new() { Exact = true }).FillAsync(token);
            await console.Page.Keyboard.PressAsync("Enter");
        }

        await Expect(console.Page.Locator("#live")).ToHaveTextAsync("live");
    }

    private static Task UploadAsync(AwsEmulator emulator, string page, string bucket = "pages") =>
        new S3Client(emulator.RootOf(ConsoleScene.Account)).PutObjectAsync(new(bucket, "attack.html") { Headers = new() { ContentType = "text/html" }, Body = Body.Of(System.Text.Encoding.UTF8.GetBytes(page)) }, Cancel);

    private static string Presigned(string bucket)
    {
        var now = DateTime.UtcNow;
        return $"{bucket}/attack.html?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={ConsoleScene.Account}%2F{now:yyyyMMdd}%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date={now:yyyyMMdd'T'HHmmss'Z'}&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature={new string('0', 64)}";
    }
}
