using Microsoft.Playwright;
using ScsLabs.Cli.Reporting;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Tests.Reporting;

/// <summary>The page in a browser, opened as a file.</summary>
public sealed class PageTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scslabs-page-");
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        var chromium = Find("chromium", "chromium-browser", "google-chrome");
        Assert.SkipWhen(chromium is null, "chromium isn't installed.");
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
    }

    public async ValueTask DisposeAsync()
    {
        await (browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        playwright?.Dispose();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light, "en")]
    [InlineData(1280, ColorScheme.Dark, "ja")]
    [InlineData(360, ColorScheme.Light, "ja")]
    [InlineData(360, ColorScheme.Dark, "en")]
    public async Task It_fits_the_screen_asks_no_network_and_tells_no_error(int width, ColorScheme theme, string language)
    {
        List<string> requests = [], complaints = [];
        var page = await OpenAsync(width, theme, language, opened =>
        {
            opened.Request += (_, request) => requests.Add(request.Url);
            opened.Console += (_, message) => complaints.Add(message.Text);
            opened.PageError += (_, error) => complaints.Add(error);
        });

        await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");

        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(width);
        requests.ShouldHaveSingleItem().ShouldStartWith("file://");
        complaints.ShouldBeEmpty();
        (await page.TitleAsync()).ShouldNotBe("owned");
        (await page.Locator("script, img, iframe, link").CountAsync()).ShouldBe(0);
        (await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor")).ShouldBe(theme == ColorScheme.Dark ? "rgb(17, 21, 27)" : "rgb(245, 247, 249)");
    }

    [Fact]
    public async Task Hostile_names_are_texts()
    {
        var page = await OpenAsync(1280, ColorScheme.Light, "en");

        (await page.Locator("summary", new() { HasText = Samples.Script }).CountAsync()).ShouldBeGreaterThan(0);
        (await page.Locator("svg .frame text", new() { HasText = "<script>" }).CountAsync()).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_keyboard_reaches_the_skip_link_the_pictures_and_the_details_and_opens_these()
    {
        var page = await OpenAsync(1280, ColorScheme.Light, "en");
        List<string> reached = [];
        var check = page.Locator("details.check.passed").First;

        for (var presses = 0; presses < 60 && !(await check.Locator("> summary").EvaluateAsync<bool>("one => one === document.activeElement")); presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("document.activeElement.className || document.activeElement.tagName"));
        }

        await page.Keyboard.PressAsync("Enter");

        reached[0].ShouldBe("skip");
        reached.ShouldContain("scroll picture");
        (await check.EvaluateAsync<bool>("one => one.open")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_screen_reader_is_told_landmarks_names_of_pictures_and_that_a_failed_check_is_open()
    {
        var page = await OpenAsync(1280, ColorScheme.Light, "en");

        (await page.GetByRole(AriaRole.Main).CountAsync()).ShouldBe(1);
        (await page.GetByRole(AriaRole.Banner).CountAsync()).ShouldBe(1);
        (await page.GetByRole(AriaRole.Contentinfo).CountAsync()).ShouldBe(1);
        (await page.GetByRole(AriaRole.Img, new() { Name = "09 Secrets & keys: Before the answer" }).CountAsync()).ShouldBe(1);
        (await page.GetByRole(AriaRole.Region, new() { Name = "Overview" }).CountAsync()).ShouldBe(1);
        (await page.Locator("details.check.failed").First.EvaluateAsync<bool>("one => one.open")).ShouldBeTrue();
    }

    private async Task<IPage> OpenAsync(int width, ColorScheme theme, string language, Action<IPage>? listen = null)
    {
        var file = Path.Combine(folder.FullName, "report.html");
        await File.WriteAllTextAsync(file, HtmlReport.Of(Samples.Report(Samples.Lab()), language == "ja" ? Language.Japanese : Language.English), TestContext.Current.CancellationToken);
        var page = await browser!.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = theme });
        listen?.Invoke(page);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return page;
    }

    private static string? Find(params string[] names) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(path => names.Select(name => Path.Combine(path, OperatingSystem.IsWindows() ? $"{name}.exe" : name)))
        .FirstOrDefault(File.Exists);
}
