using Microsoft.Playwright;
using ScsLabs.Services.Iam;
using static Microsoft.Playwright.Assertions;

namespace ScsLabs.Conformance.Tests;

/// <summary>The console in a real browser: what its user sees and does.</summary>
public sealed class ConsolePageTests(ConsoleBrowser browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_appear_as_they_come_and_are_explained_on_click()
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await using var console = await browser.OpenAsync(scene.Emulator);
        var page = await console.ShowAsync("calls");
        var denied = page.Locator("li", new() { HasText = "s3 GetObject" });
        await Expect(denied).ToHaveCountAsync(0);

        await scene.CallAsync();

        await Expect(denied).ToContainTextAsync("denied");
        await Expect(page.Locator("li", new() { HasText = "s3 ListObjectsV2" })).ToContainTextAsync("allowed");
        await denied.GetByRole(AriaRole.Button).ClickAsync();
        var why = page.GetByRole(AriaRole.Region, new() { Name = "Why" });
        await Expect(why).ToContainTextAsync("Implicit deny");
        await Expect(why).ToContainTextAsync($"s3:GetObject on arn:aws:s3:::reports/{ConsoleScene.Hostile}.txt");
        await Expect(why).ToContainTextAsync("Because no identity-based policy allows the s3:GetObject action.");
        await Expect(why.Locator(".statements li", new() { HasText = "statement Elsewhere" })).ToContainTextAsync("doesn't match");
        await Expect(why.GetByRole(AriaRole.Heading, new() { Name = "s3 GetObject" })).ToBeFocusedAsync();
        await console.ShootAsync("calls-denied");

        await page.Locator("li", new() { HasText = "s3 ListObjectsV2" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(why).ToContainTextAsync("s3:ListBucket on arn:aws:s3:::reports");
        await Expect(why.Locator(".statements li.decides")).ToContainTextAsync("statement List");
        console.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Calls_are_filtered_by_text_and_to_denied_ones()
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await scene.CallAsync();
        await using var console = await browser.OpenAsync(scene.Emulator);
        var page = await console.ShowAsync("calls");
        var rows = page.GetByRole(AriaRole.List, new() { Name = "Calls" }).Locator("li");

        await page.GetByLabel("Denied only").CheckAsync();
        await Expect(rows).ToHaveCountAsync(1);
        await page.GetByLabel("Denied only").UncheckAsync();
        await Expect(rows).Not.ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("createaccesskey");
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(rows).ToContainTextAsync("iam CreateAccessKey");
    }

    [Fact]
    public async Task The_keyboard_alone_opens_and_closes_an_explanation()
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await scene.CallAsync();
        await using var console = await browser.OpenAsync(scene.Emulator);
        var page = await console.ShowAsync("calls");

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByText("Skip to the content")).ToBeFocusedAsync();
        var row = page.Locator("li", new() { HasText = "s3 GetObject" }).GetByRole(AriaRole.Button);
        await row.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".detail h2")).ToBeFocusedAsync();
        await Expect(row).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".detail")).ToBeHiddenAsync();
        await Expect(row).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_path_is_drawn_on_click_and_what_stops_it_is_named()
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await using var console = await browser.OpenAsync(scene.Emulator);
        var page = await console.ShowAsync("network");
        var (web, database, jobs) = (Node(scene.Web), Node(scene.Database), Node(scene.Jobs));

        await web.ClickAsync();
        await database.ClickAsync();
        var answer = page.GetByRole(AriaRole.Region, new() { Name = "Path" });
        await Expect(answer).ToContainTextAsync("A connection can be opened (port 3306).");
        await Expect(answer.Locator(".hops").First).ToContainTextAsync("Security group database");
        await Expect(page.Locator(".map .way:not(.broken)")).ToHaveCountAsync(1);
        await Expect(database).ToContainClassAsync("passed");
        await console.ShootAsync("network-path");

        await jobs.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await database.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(answer).ToContainTextAsync("not reachable");
        await Expect(answer).ToContainTextAsync("no rule of the security groups of orders");
        await Expect(answer.Locator(".code")).ToHaveTextAsync("(ENI_SG_RULES_MISMATCH)");
        await Expect(page.Locator(".map .way.broken")).ToHaveCountAsync(1);
        await Expect(database).ToContainClassAsync("stopped");
        await console.ShootAsync("network-stopped");
        console.Problems.ShouldBeEmpty();

        ILocator Node(string name) => page.Locator(".map .node", new() { HasText = name });
    }

    [Fact]
    public async Task Snapshots_are_gone_back_to_and_the_reset_asks_first()
    {
        await using var scene = await ConsoleScene.BuildAsync();
        var iam = new IamClient(scene.Emulator.RootOf(ConsoleScene.Account));
        await iam.CreateUserAsync(new("before"), Cancel);
        await using var console = await browser.OpenAsync(scene.Emulator);
        var page = await console.ShowAsync("world");

        await page.GetByLabel("Name").FillAsync(ConsoleScene.Hostile);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take a snapshot" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Snapshots" }).Locator("li")).ToContainTextAsync(ConsoleScene.Hostile);
        await iam.CreateUserAsync(new("after"), Cancel);
        await console.ShootAsync("world-snapshot");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go back to" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Go back" }).ClickAsync();
        await Expect(page.Locator("#notice")).ToContainTextAsync("Went back to");
        Users().ShouldBe(["before"]);

        await page.GetByRole(AriaRole.Button, new() { Name = "Reset the world" }).ClickAsync();
        await console.ShootAsync("world-reset");
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        Users().ShouldBe(["before"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Reset the world" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Reset", Exact = true }).ClickAsync();
        await Expect(page.Locator("#notice")).ToContainTextAsync("The world was reset.");
        Users().ShouldBeEmpty();
        console.Problems.ShouldBeEmpty();

        IEnumerable<string> Users() => scene.Emulator.Store.Current.Everywhere<User>().Select(user => user.UserName);
    }

    [Fact]
    public async Task The_clock_is_advanced()
    {
        await using var scene = await ConsoleScene.BuildAsync();
        var before = scene.Emulator.Now;
        await using var console = await browser.OpenAsync(scene.Emulator);
        var page = await console.ShowAsync("world");

        await page.GetByRole(AriaRole.Button, new() { Name = "+ 1 day" }).ClickAsync();

        await Expect(page.Locator("#notice")).ToContainTextAsync("The clock was advanced.");
        (scene.Emulator.Now - before).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromDays(1));
        await Expect(page.Locator("#now")).ToContainTextAsync($"{scene.Emulator.Now:yyyy-MM-dd}");
    }

    [Fact]
    public async Task Names_and_texts_that_would_be_markup_are_shown_as_text()
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await scene.CallAsync();
        await using var console = await browser.OpenAsync(scene.Emulator);
        var page = await console.ShowAsync("resources");

        await page.GetByRole(AriaRole.Searchbox).FillAsync("onerror");
        await page.Locator("li", new() { HasText = ConsoleScene.Hostile }).First.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".detail h2")).ToHaveTextAsync(ConsoleScene.Hostile);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("");
        await page.GetByLabel("Region", new() { Exact = true }).SelectOptionAsync("");
        await page.Locator("li", new() { HasText = "role/reporter" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".detail")).ToContainTextAsync(ConsoleScene.HostileScript);
        await page.GetByLabel("Region", new() { Exact = true }).SelectOptionAsync("us-east-1");

        await console.ShowAsync("events");
        await Expect(page.Locator("main")).ToContainTextAsync(ConsoleScene.HostileScript);
        await console.ShowAsync("network");
        await Expect(page.Locator(".map")).ToContainTextAsync("<img src=x");
        await console.ShowAsync("logs");
        await page.GetByRole(AriaRole.Button, new() { Name = "thumbnails" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "LATEST" }).ClickAsync();
        await Expect(page.Locator(".log")).ToContainTextAsync($"resizing {ConsoleScene.Hostile}");

        (await page.Locator("main img, main script").CountAsync()).ShouldBe(0);
        console.Problems.ShouldBeEmpty();
    }

    /// <summary>Each view in light, dark and at a phone's width: nothing is blocked or fails, and nothing is wider than the window.</summary>
    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    [InlineData("narrow")]
    public async Task Every_view_works_in_light_dark_and_narrow(string look)
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await scene.CallAsync();
        await using var console = await browser.OpenAsync(scene.Emulator, look == "dark" ? ColorScheme.Dark : ColorScheme.Light, look == "narrow" ? 360 : 1360);
        foreach (var view in new[] { "calls", "resources", "network", "compliance", "events", "logs", "world" })
        {
            var page = await console.ShowAsync(view);
            await Expect(page.Locator("h1")).ToBeVisibleAsync();
            await Expect(page.Locator($"nav a[data-view={view}]")).ToHaveAttributeAsync("aria-current", "page");
            if (view is "calls" or "resources" or "compliance")
            {
                await page.Locator("main .list li button").First.ClickAsync();
                await Expect(page.Locator(".detail h2")).ToBeFocusedAsync();
            }

            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(look == "narrow" ? 360 : 1360, view);
            await console.ShootAsync($"{view}-{look}");
        }

        console.Problems.ShouldBeEmpty();
    }
}
