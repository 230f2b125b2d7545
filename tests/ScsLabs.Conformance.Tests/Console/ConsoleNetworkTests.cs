using Amazon.EC2;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ScsLabs.Conformance.Tests;

/// <summary>The console's drawing of a network, and the paths through it, in a real browser.</summary>
public sealed class ConsoleNetworkTests(ConsoleBrowser browser)
{
    /// <summary>Returns the texts that aren't within the box that they are about.</summary>
    private const string OutsideOfBoxes = """
        () => [...document.querySelectorAll(".map g:has(> text.title)")].flatMap((group) => {
          const frame = group.dataset.heading ? document.querySelector(`.map [data-frame="${group.dataset.heading}"]`) : group;
          const box = frame.querySelector(":scope > rect").getBoundingClientRect();
          return [...group.querySelectorAll(":scope > text")].filter((text) => {
            const one = text.getBoundingClientRect();
            return one.left < box.left || one.right > box.right || one.top < box.top || one.bottom > box.bottom;
          }).map((text) => text.textContent);
        })
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en-GB", 1280)]
    [InlineData("ja-JP", 390)]
    public async Task Nothing_in_the_drawing_is_cut(string locale, int width)
    {
        const string name = "a network interface with a name that no box is wide enough for, andwithoutanyspacetobreakitatwhichisworse";
        await using var scene = await ConsoleScene.BuildAsync();
        using var ec2 = ConsoleScene.Ec2(scene.Emulator);
        var subnet = (await ec2.DescribeSubnetsAsync(new() { Filters = [new("tag:Name", ["public"])] }, Cancel)).Subnets[0];
        var named = (await ec2.CreateNetworkInterfaceAsync(new() { SubnetId = subnet.SubnetId }, Cancel)).NetworkInterface.NetworkInterfaceId;
        await ec2.CreateTagsAsync(new() { Resources = [named], Tags = [new() { Key = "Name", Value = name }] }, Cancel);
        await ec2.CreateVpcEndpointAsync(new() { VpcId = subnet.VpcId, ServiceName = "com.amazonaws.us-east-1.secretsmanager", VpcEndpointType = VpcEndpointType.Interface, SubnetIds = [subnet.SubnetId], PrivateDnsEnabled = false }, Cancel);
        var gateway = (await ec2.DescribeInternetGatewaysAsync(new() { Filters = [new("attachment.vpc-id", [subnet.VpcId])] }, Cancel)).InternetGateways[0].InternetGatewayId;
        await using var console = await browser.OpenAsync(scene.Emulator, width: width, locale: locale);

        var page = await console.ShowAsync("network");

        await Expect(page.Locator($".map [data-id={gateway}] text").First).ToHaveTextAsync(gateway);
        var lines = await page.Locator($".map [data-id={named}] text.title").AllTextContentsAsync();
        string.Concat(lines).Replace(" ", "", StringComparison.Ordinal).ShouldBe(name.Replace(" ", "", StringComparison.Ordinal));
        (await page.EvaluateAsync<string[]>(OutsideOfBoxes)).ShouldBeEmpty();
        (await page.EvaluateAsync<bool>("() => { const map = document.querySelector('.map'); return map.scrollWidth <= map.clientWidth; }")).ShouldBeTrue();
        console.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_stops_packets_is_told_in_words_in_both_languages()
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await using var console = await browser.OpenAsync(scene.Emulator, width: 1280, locale: "ja-JP");
        var page = await console.ShowAsync("network");
        await AskAsync(page, scene.Jobs, scene.Database);
        var stopped = page.Locator(".detail .error");

        await Expect(stopped).ToContainTextAsync("停止: tcp ");
        await Expect(stopped.Locator("strong")).ToContainTextAsync(" のセキュリティグループに、受信を許可するルールがありません: database (sg-");
        await Expect(stopped.Locator(".code")).ToHaveTextAsync("(ENI_SG_RULES_MISMATCH)");
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(stopped).ToContainTextAsync("Stopped: tcp ");
        await Expect(stopped.Locator("strong")).ToContainTextAsync("no rule of the security groups of orders");
    }

    [Fact]
    public async Task Ports_are_counted()
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await using var console = await browser.OpenAsync(scene.Emulator);
        var page = await console.ShowAsync("network");

        await AskAsync(page, scene.Web, scene.Database);

        await Expect(page.Locator(".detail")).ToContainTextAsync("A connection can be opened (port 3306).");
        (await page.EvaluateAsync<string[]>("async () => { const { opens, withGroups } = await import('/_scslabs/assets/texts-network.js'); return [opens('80,443'), withGroups(['web'], 'a'), withGroups(['web', 'db'], 'a')]; }"))
            .ShouldBe(["A connection can be opened (ports 80,443).", "a; security group: web", "a; security groups: web, db"]);
    }

    /// <summary>A drawing made narrower by the answer is drawn anew, and who came with the keyboard stays where they were.</summary>
    [Fact]
    public async Task The_drawing_fits_beside_the_answer_and_the_focus_stays()
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await using var console = await browser.OpenAsync(scene.Emulator, width: 1280);
        var page = await console.ShowAsync("network");
        var (web, database) = (page.Locator(".map .node", new() { HasText = scene.Web }), page.Locator(".map .node", new() { HasText = scene.Database }));

        await web.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await database.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".detail")).ToBeVisibleAsync();
        await Expect(database).ToBeFocusedAsync();
        (await page.EvaluateAsync<bool>("() => { const map = document.querySelector('.map'); return map.scrollWidth <= map.clientWidth; }")).ShouldBeTrue();
        await page.Locator(".detail").GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(page.Locator(".detail")).ToBeHiddenAsync();
        await Expect(database).ToBeFocusedAsync();
    }

    /// <summary>On a phone the answer stands above the drawing.</summary>
    [Fact]
    public async Task On_a_phone_who_asks_is_led_to_the_answer_and_back()
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await using var console = await browser.OpenAsync(scene.Emulator, width: 390, height: 844);
        var page = await console.ShowAsync("network");

        await page.Locator(".map .node", new() { HasText = scene.Web }).ClickAsync();
        await page.Locator(".map .node", new() { HasText = scene.Database }).ClickAsync();

        await Expect(page.Locator(".detail h2")).ToBeFocusedAsync();
        await Expect(page.Locator(".detail h2")).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.Locator(".detail").GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(page.Locator(".map .node", new() { HasText = scene.Database })).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Fact]
    public async Task States_and_rules_are_told_in_Japanese()
    {
        await using var scene = await ConsoleScene.BuildAsync();
        await using var console = await browser.OpenAsync(scene.Emulator, width: 1280, locale: "ja-JP");
        var page = await console.ShowAsync("network");
        await Expect(page.Locator(".map")).ToContainTextAsync("ピアリング、アクティブ");
        await Expect(page.Locator(".map .node[aria-label*='データベース、利用可能']")).ToHaveCountAsync(1);
        await AskAsync(page, scene.Web, scene.Database);
        await Expect(page.Locator(".detail .hops").First).ToContainTextAsync("すべてのトラフィック");

        await console.ShowAsync("resources");
        await page.Locator("li", new() { HasText = "security-group/" }).Filter(new() { HasText = "database" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".detail dt", new() { HasText = "インバウンドルール" }).Locator("+ dd")).ToContainTextAsync("tcp 3306 (送信元 sg-");
        await page.Locator("li", new() { HasText = "network-acl/" }).First.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".detail dt", new() { HasText = "インバウンドエントリ" }).Locator("+ dd")).ToContainTextAsync("100: 許可 すべてのトラフィック 0.0.0.0/0");
    }

    private static async Task AskAsync(IPage page, string from, string to)
    {
        await page.Locator(".map .node", new() { HasText = from }).ClickAsync();
        await page.Locator(".map .node", new() { HasText = to }).ClickAsync();
        await Expect(page.Locator(".detail")).ToBeVisibleAsync();
    }
}
