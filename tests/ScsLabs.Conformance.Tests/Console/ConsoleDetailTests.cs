using Microsoft.Playwright;
using ScsLabs.Services.Iam;
using static Microsoft.Playwright.Assertions;

namespace ScsLabs.Conformance.Tests;

/// <summary>Rows of the console's lists and their details, in a real browser: on a phone, in another language, by address.</summary>
public sealed class ConsoleDetailTests(ConsoleBrowser browser)
{
    /// <summary>Returns the pieces of identifiers that don't stand in one line.</summary>
    private const string Broken = """() => [...document.querySelectorAll(".whole")].filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 1.6 * parseFloat(getComputedStyle(one).lineHeight)).map((one) => one.textContent)""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("calls")]
    [InlineData("resources")]
    [InlineData("compliance")]
    [InlineData("events")]
    public async Task On_a_phone_a_detail_is_where_the_user_is_and_leads_back_to_its_row(string view)
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await scene.CallAsync();
        await using var console = await browser.OpenAsync(scene.Emulator, width: 390, height: 844);
        var page = await console.ShowAsync(view);
        var row = page.Locator("main .list > li > button").Last;
        await row.ClickAsync();

        await Expect(page.Locator(".detail h2")).ToBeFocusedAsync();
        await Expect(page.Locator(".detail h2")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(row).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Shift+Tab");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Back to the list" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".detail")).ToBeHiddenAsync();
        await Expect(row).ToBeFocusedAsync();
        await Expect(row).ToBeInViewportAsync(new() { Ratio = 1 });

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".detail h2")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(row).ToBeFocusedAsync();
        console.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_language_keeps_the_filter_and_the_detail()
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await scene.CallAsync();
        await using var console = await browser.OpenAsync(scene.Emulator);
        var page = console.Page;
        var (search, detail, rows) = (page.GetByRole(AriaRole.Searchbox), page.Locator(".detail h2"), page.Locator("main .list > li > button"));
        foreach (var (view, text, title) in new[] { ("calls", "getobject", "s3 GetObject"), ("resources", "orders", "orders"), ("compliance", "volumes", "encrypted-volumes"), ("events", "createbucket", "CreateBucket") })
        {
            await console.ShowAsync(view);
            await search.FillAsync(text);
            await Expect(rows).ToHaveCountAsync(1);
            await rows.ClickAsync();
            await Expect(detail).ToHaveTextAsync(title);

            await SwitchAsync();

            await Expect(search).ToHaveValueAsync(text);
            await Expect(rows).ToHaveCountAsync(1);
            await Expect(rows).ToHaveAttributeAsync("aria-expanded", "true");
            await Expect(detail).ToHaveTextAsync(title);
        }

        await console.ShowAsync("calls");
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await SwitchAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(search).ToHaveValueAsync("");

        await console.ShowAsync("resources");
        await page.Locator("main select").SelectOptionAsync("ec2:vpc");
        await SwitchAsync();
        await Expect(page.Locator("main select")).ToHaveValueAsync("ec2:vpc");
        await Expect(rows).ToHaveCountAsync(3);

        await console.ShowAsync("logs");
        await page.GetByRole(AriaRole.Button, new() { Name = "thumbnails" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "LATEST" }).ClickAsync();
        await Expect(page.Locator(".log")).ToBeVisibleAsync();
        await SwitchAsync();
        await Expect(page.Locator(".log")).ToBeVisibleAsync();

        await console.ShowAsync("network");
        await page.Locator("main select").Nth(0).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("main select").Nth(1).SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await page.Locator("main input").FillAsync("8080");
        await page.Locator("main form button").ClickAsync();
        await Expect(detail).ToBeVisibleAsync();
        var told = await detail.TextContentAsync();
        await SwitchAsync();
        await Expect(detail).ToHaveTextAsync(told!);
        await Expect(page.Locator("main input")).ToHaveValueAsync("8080");

        await console.ShowAsync("world");
        await page.Locator("main input[type=text]").FillAsync("half a na");
        await SwitchAsync();
        await Expect(page.Locator("main input[type=text]")).ToHaveValueAsync("half a na");
        console.Problems.ShouldBeEmpty();

        async Task SwitchAsync()
        {
            var before = await page.Locator("h1").TextContentAsync();
            await page.Locator(".languages [aria-pressed=false]").ClickAsync();
            await Expect(page.Locator("h1")).Not.ToHaveTextAsync(before!);
        }
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("toString")]
    [InlineData("logs/of/nothing")]
    [InlineData("%E0%A4%A")]
    public async Task An_address_of_no_view_is_told_so_with_a_way_on(string address)
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        await using var console = await browser.OpenAsync(emulator);

        var page = await console.ShowAsync(address);

        await Expect(page.Locator("h1")).ToHaveTextAsync("There is no such view");
        await Expect(page.Locator("main")).ToContainTextAsync($"#/{address}");
        await page.GetByRole(AriaRole.Button, new() { Name = "日本語" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("この画面はありません");
        await Expect(page.Locator("#nav [aria-current]")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "呼び出しの画面へ移動" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("呼び出し");
        console.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("calls/00000000-0000-0000-0000-000000000000", "No call with the request ID 00000000-0000-0000-0000-000000000000 is remembered.", "リクエスト ID 00000000-0000-0000-0000-000000000000 の呼び出しは記録されていません。")]
    [InlineData("resources/arn:aws:s3:::nothing", "There is no resource arn:aws:s3:::nothing.", "リソース arn:aws:s3:::nothing はありません。")]
    public async Task An_address_of_a_row_that_is_not_there_is_told_so_with_a_way_on(string address, string english, string japanese)
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await using var console = await browser.OpenAsync(scene.Emulator, width: 390);
        var page = await console.ShowAsync(address);

        await Expect(page.Locator(".detail")).ToContainTextAsync(english);
        await page.GetByRole(AriaRole.Button, new() { Name = "日本語" }).ClickAsync();
        await Expect(page.Locator(".detail")).ToContainTextAsync(japanese);
        await page.GetByRole(AriaRole.Link, new() { Name = "一覧を表示" }).ClickAsync();
        await Expect(page.Locator("main .list > li").First).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync($"{console.Origin}/_scslabs/#/{address.Split('/')[0]}");
    }

    [Fact]
    public async Task The_link_to_the_content_stays_in_the_view()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        await using var console = await browser.OpenAsync(emulator);
        var page = await console.ShowAsync("world");

        await page.GetByText("Skip to the content").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("main")).ToBeFocusedAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("World");
        await Expect(page).ToHaveURLAsync($"{console.Origin}/_scslabs/#/world");
    }

    [Fact]
    public async Task The_address_names_the_row_that_is_open()
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await using var console = await browser.OpenAsync(scene.Emulator);
        var page = await console.ShowAsync("resources");
        var row = page.Locator("main .list > li > button", new() { HasText = "orders" });

        await row.ClickAsync();
        await Expect(page.Locator(".detail h2")).ToHaveTextAsync("orders");
        await Expect(page).ToHaveURLAsync($"{console.Origin}/_scslabs/#/resources/arn:aws:rds:us-east-1:{ConsoleScene.Account}:db:orders");
        await page.ReloadAsync();
        await Expect(page.Locator(".detail h2")).ToHaveTextAsync("orders");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{console.Origin}/_scslabs/#/resources");
        console.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_bare_address_names_a_call_that_is_opened_too()
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await using var console = await browser.OpenAsync(scene.Emulator);
        var page = await console.ShowAsync("");

        await page.Locator("main .list > li > button").First.ClickAsync();
        await Expect(page.Locator(".detail h2")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/_scslabs/#/calls/[0-9A-Za-z-]+$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.ReloadAsync();
        await Expect(page.Locator(".detail h2")).ToBeVisibleAsync();
        console.Problems.ShouldBeEmpty();
    }

    /// <summary>A change of the world reads the list and the detail anew.</summary>
    [Fact]
    public async Task Who_reads_a_detail_or_is_at_a_row_stays_there_when_the_world_changes()
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await using var console = await browser.OpenAsync(scene.Emulator);
        var page = await console.ShowAsync("resources");
        var row = page.Locator("main .list > li > button", new() { HasText = "orders" });
        var queues = page.Locator("main .list > li", new() { HasText = "arn:aws:sqs:" });
        await row.ClickAsync();
        await Expect(page.Locator(".detail h2")).ToBeFocusedAsync();

        await new Services.Sqs.SqsClient(scene.Emulator.RootOf(ConsoleScene.Account)).CreateQueueAsync(new("one"), Cancel);
        await Expect(queues).ToHaveCountAsync(1);
        await Expect(page.Locator(".detail h2")).ToBeFocusedAsync();
        await row.FocusAsync();
        await new Services.Sqs.SqsClient(scene.Emulator.RootOf(ConsoleScene.Account)).CreateQueueAsync(new("two"), Cancel);
        await Expect(queues).ToHaveCountAsync(2);
        await Expect(row).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("calls")]
    [InlineData("resources")]
    [InlineData("compliance")]
    [InlineData("events")]
    public async Task No_identifier_is_broken_on_a_desk_s_screen(string view)
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await scene.CallAsync();
        await using var console = await browser.OpenAsync(scene.Emulator, width: 1280);
        var page = await console.ShowAsync(view);
        await page.Locator("main .list > li > button").First.ClickAsync();
        await Expect(page.Locator(".detail h2")).ToBeFocusedAsync();

        (await page.Locator(".whole").CountAsync()).ShouldBePositive();
        (await page.EvaluateAsync<string[]>(Broken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_stands_twice_in_the_detail_of_a_resource()
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await using var console = await browser.OpenAsync(scene.Emulator);
        var page = await console.ShowAsync("resources");
        foreach (var type in new[] { "instance/i-", "volume/vol-", "network-interface/eni-", "parameter/app" })
        {
            await page.Locator("main .list > li > button", new() { HasText = type }).First.ClickAsync();
            await Expect(page.Locator(".detail dd").Nth(2)).ToContainTextAsync(type);
            (await page.Locator(".detail dt").AllTextContentsAsync()).ShouldBeUnique();
        }
    }

    [Fact]
    public async Task A_snapshot_without_a_name_is_called_in_the_page_s_language()
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await using var console = await browser.OpenAsync(scene.Emulator, locale: "ja-JP");
        var page = await console.ShowAsync("world");

        await page.GetByRole(AriaRole.Button, new() { Name = "スナップショットを作成" }).ClickAsync();
        await Expect(page.Locator("#notice")).ToHaveTextAsync("スナップショット「スナップショット 1」を作成しました。");
        await Expect(page.Locator("main .list .title")).ToHaveTextAsync("スナップショット 1");
        await page.GetByLabel("名前").FillAsync("Snapshot 1");
        await page.GetByRole(AriaRole.Button, new() { Name = "スナップショットを作成" }).ClickAsync();
        await Expect(page.Locator("main .list .title").Nth(1)).ToHaveTextAsync("Snapshot 1");
    }

    [Fact]
    public async Task Units_are_counted()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        await using var console = await browser.OpenAsync(emulator);
        var page = await console.ShowAsync("world");

        await Expect(page.GetByLabel("Unit").Locator("option")).ToHaveTextAsync(["seconds", "minutes", "hours", "days"]);
        await page.GetByLabel("Advance by").FillAsync("1");
        await Expect(page.GetByLabel("Unit").Locator("option")).ToHaveTextAsync(["second", "minute", "hour", "day"]);
    }

    /// <summary>Where the user is in the logs stands above what is there.</summary>
    [Fact]
    public async Task On_a_phone_the_way_back_in_the_logs_is_above_the_events()
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await using var console = await browser.OpenAsync(scene.Emulator, width: 390);
        var page = await console.ShowAsync("logs");
        await page.GetByRole(AriaRole.Button, new() { Name = "thumbnails" }).ClickAsync();
        await Expect(page.Locator(".crumbs")).ToContainTextAsync("thumbnails");

        (await page.EvaluateAsync<bool>("document.querySelector('.crumbs').getBoundingClientRect().bottom <= document.querySelector('main .list').getBoundingClientRect().top")).ShouldBeTrue();
    }
}
