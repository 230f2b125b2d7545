using Microsoft.Playwright;
using ScsLabs.Services.Iam;
using static Microsoft.Playwright.Assertions;

namespace ScsLabs.Conformance.Tests;

/// <summary>The console in English and Japanese, in a real browser.</summary>
public sealed class ConsoleLanguageTests(ConsoleBrowser browser)
{
    /// <summary>Returns what a user sees or hears of the page that is an English text of its own, though the page has it in Japanese.</summary>
    private const string LeftInEnglish = """
        async ([files, names]) => {
          const values = ["{0}", "{1}", "{2}", "{3}", "{4}", "{5}", "{6}"];
          const texts = (await Promise.all(files.map((file) => import(`/_scslabs/assets/${file}`)))).flatMap((file) => Object.values(file));
          const patterns = texts
            .filter((text) => text(...values) !== text.english && /[A-Za-z]{4}/.test(text.english))
            .map((text) => new RegExp(`^${text.english.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\d\}/g, ".+")}$`, "s"));
          const seen = [document.title];
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
          while (walk.nextNode()) {
            const one = walk.currentNode;
            if (!one.checkVisibility() || one.closest("noscript, script, [lang=en]")?.closest("body")) continue;
            for (const attribute of ["aria-label", "title", "placeholder"]) if (one.hasAttribute(attribute)) seen.push(one.getAttribute(attribute));
            for (const child of one.childNodes) if (child.nodeType === Node.TEXT_NODE) seen.push(...child.data.split(" · "));
          }
          return seen.map((text) => text.trim()).filter((text) => !names.includes(text) && patterns.some((pattern) => pattern.test(text)));
        }
        """;

    /// <summary>Returns the headings, hints, labels and buttons in which there is nothing Japanese.</summary>
    private const string WithoutJapanese = """
        () => [...document.querySelectorAll(".skip, nav#nav a, #live, .place label, h1, .hint, .empty, .legend, label, dt, summary, .bar button, .actions button, .head button, main ul[aria-label], main section.detail")]
          .filter((one) => one.checkVisibility())
          .map((one) => one.getAttribute("aria-label") ?? [...one.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE).map((child) => child.data).join(""))
          .filter((text) => text !== "" && !/[\u3001-\u30ff\u4e00-\u9fff]/.test(text))
        """;

    private static readonly string[] TextFiles = [.. typeof(AwsEmulator).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("console/texts", StringComparison.Ordinal)).Select(name => name["console/".Length..])];

    /// <summary>Names in the scene that are also English words of the page's.</summary>
    private static readonly string[] NamesInScene = ["database", "default", "noncompliant"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Each view with what it shows on click, at a desk's and a phone's width.</summary>
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task In_a_Japanese_browser_every_view_is_in_Japanese(int width)
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await scene.CallAsync();
        await using var console = await browser.OpenAsync(scene.Emulator, width: width, locale: "ja-JP");
        foreach (var (view, title) in new[] { ("calls", "呼び出し"), ("resources", "リソース"), ("network", "ネットワーク"), ("compliance", "コンプライアンス"), ("events", "イベント"), ("logs", "ログ"), ("world", "環境") })
        {
            var page = await console.ShowAsync(view);
            await Expect(page.Locator("h1")).ToHaveTextAsync(title);
            await Expect(page).ToHaveTitleAsync($"{title} · ScsLabs");
            await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "ja");
            await Expect(page.Locator("#live")).ToHaveTextAsync("接続中");
            await OpenAsync(console, view);
            await console.ShootAsync($"{view}-ja-{width}");

            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, view);
            (await page.EvaluateAsync<string[]>(LeftInEnglish, new object[] { TextFiles, NamesInScene })).ShouldBeEmpty(view);
            (await page.EvaluateAsync<string[]>(WithoutJapanese)).Except(["ID", "ARN", "VPC"], StringComparer.Ordinal).ShouldBeEmpty(view);
        }

        console.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_language_can_be_chosen_and_the_choice_is_kept()
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await using var console = await browser.OpenAsync(scene.Emulator, locale: "ja-JP");
        var page = await console.ShowAsync("resources");
        await page.GetByLabel("リージョン", new() { Exact = true }).SelectOptionAsync("");
        var (english, japanese) = (page.GetByRole(AriaRole.Button, new() { Name = "English" }), page.GetByRole(AriaRole.Button, new() { Name = "日本語" }));
        await Expect(japanese).ToHaveAttributeAsync("aria-pressed", "true");

        await english.ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Resources");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(page.Locator("#live")).ToHaveTextAsync("live");
        await Expect(page.Locator("#nav")).ToContainTextAsync("Compliance");
        await Expect(page.GetByLabel("Region", new() { Exact = true })).ToHaveValueAsync("");
        await Expect(english).ToBeFocusedAsync();
        await Expect(english).ToHaveAttributeAsync("aria-pressed", "true");

        await page.ReloadAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Resources");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByText("Skip to the content")).ToBeFocusedAsync();
        await japanese.ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("リソース");
        console.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_storage_is_refused_the_language_can_be_chosen_until_the_page_is_left()
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await using var console = await browser.OpenAsync(scene.Emulator, locale: "ja-JP");
        await console.Page.AddInitScriptAsync("""Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } });""");
        var page = await console.ShowAsync("world");

        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("World");
        await page.GetByRole(AriaRole.Link, new() { Name = "Logs" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Logs");
        await page.ReloadAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("ログ");
        console.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("'ja'", "ja")]
    [InlineData("'fr', 'ja-JP', 'en'", "ja")]
    [InlineData("'en-GB', 'ja'", "en")]
    [InlineData("'jam', 'fr'", "en")]
    [InlineData("", "en")]
    public async Task The_first_language_of_the_browser_that_the_page_speaks_is_taken(string languages, string taken)
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        await using var console = await browser.OpenAsync(emulator);
        await console.Page.AddInitScriptAsync($"Object.defineProperty(navigator, 'languages', {{ get: () => [{languages}] }});");

        var page = await console.ShowAsync("calls");

        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", taken);
        await Expect(page.Locator("h1")).ToHaveTextAsync(taken == "ja" ? "呼び出し" : "Calls");
    }

    [Fact]
    public async Task Texts_of_the_world_stay_as_they_are()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        var iam = new IamClient(emulator.RootOf(ConsoleScene.Account));
        await iam.CreateRoleAsync(new("Calls", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""") { Description = "Yes", Tags = [new("Type", "allowed")] }, Cancel);
        await using var console = await browser.OpenAsync(emulator, locale: "ja-JP");
        var page = await console.ShowAsync("resources");

        await page.Locator("li", new() { HasText = "role/Calls" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".detail h2")).ToHaveTextAsync("Calls");
        await Expect(page.Locator(".detail dt", new() { HasText = "説明" }).Locator("+ dd")).ToHaveTextAsync("Yes");
        await Expect(page.Locator(".detail .chip")).ToHaveTextAsync("Type: allowed");
    }

    [Fact]
    public async Task The_token_is_asked_for_in_the_language_that_is_chosen()
    {
        await using var emulator = await AwsEmulator.StartAsync(new() { ControlToken = "a control token" }, Cancel);
        await using var console = await browser.OpenAsync(emulator, locale: "ja-JP");
        var page = console.Page;
        await page.GotoAsync($"{console.Origin}/_scslabs/");

        await page.GetByLabel("トークン", new() { Exact = true }).FillAsync("a wrong one");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("コントロールトークンが違います。");
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await page.GetByLabel("Token", new() { Exact = true }).FillAsync("a control token");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the console" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Calls");
    }

    /// <summary>Opens what a view shows on click.</summary>
    private static async Task OpenAsync(ConsolePage console, string view)
    {
        var page = console.Page;
        switch (view)
        {
            case "calls":
                await page.Locator("li", new() { HasText = "s3 GetObject" }).GetByRole(AriaRole.Button).ClickAsync();
                await Expect(page.Locator(".detail")).ToContainTextAsync("暗黙的な拒否");
                await Expect(page.Locator(".detail")).ToContainTextAsync("を指定していません。");
                break;
            case "resources":
                await page.Locator("li", new() { HasText = ConsoleScene.Hostile }).First.GetByRole(AriaRole.Button).ClickAsync();
                await Expect(page.Locator(".detail dt", new() { HasText = "終了保護" }).Locator("+ dd")).ToHaveTextAsync("いいえ");
                break;
            case "network":
                await page.GetByLabel("送信元").SelectOptionAsync(new SelectOptionValue { Index = 1 });
                await page.GetByLabel("送信先").SelectOptionAsync(new SelectOptionValue { Index = 2 });
                await page.GetByRole(AriaRole.Button, new() { Name = "経路を表示" }).ClickAsync();
                await Expect(page.Locator(".detail")).ToBeVisibleAsync();
                break;
            case "compliance":
                await page.Locator("main .list li button").First.ClickAsync();
                await Expect(page.Locator(".detail h2")).ToBeFocusedAsync();
                break;
            case "events":
                await page.Locator("main .list li button").First.ClickAsync();
                await Expect(page.Locator(".detail pre")).ToBeVisibleAsync();
                break;
            case "logs":
                await page.GetByRole(AriaRole.Button, new() { Name = "thumbnails" }).ClickAsync();
                await page.GetByRole(AriaRole.Button, new() { Name = "LATEST" }).ClickAsync();
                await Expect(page.Locator(".log")).ToBeVisibleAsync();
                break;
            case "world":
                await page.GetByRole(AriaRole.Button, new() { Name = "スナップショットを作成" }).ClickAsync();
                await page.GetByRole(AriaRole.Button, new() { Name = "に戻す" }).ClickAsync();
                await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("スナップショットに戻しますか?");
                break;
        }
    }
}
