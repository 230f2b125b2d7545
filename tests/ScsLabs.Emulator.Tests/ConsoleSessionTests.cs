using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace ScsLabs.Emulator.Tests;

/// <summary>The console's sessions, where the emulator has a control token.</summary>
public sealed class ConsoleSessionTests
{
    private const string Token = "a control token";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_there_is_a_token_the_page_must_give_it(bool isLoopback)
    {
        await using var emulator = await StartAsync(isLoopback, Token);
        using var console = new ConsoleClient(emulator);

        (await console.SendAsync("GET", "/_scslabs/", null, "Sec-Fetch-Site: none")).Status.ShouldBe(HttpStatusCode.OK);
        (await console.GetAsync("/_scslabs/session")).Json.GetProperty("needsToken").GetBoolean().ShouldBeTrue();
        (await console.GetAsync("/_scslabs/calls")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await console.PostAsync("/_scslabs/reset", "{}")).Status.ShouldBe(HttpStatusCode.Unauthorized);

        (await console.OpenAsync("a wrong token")).ShouldBe(HttpStatusCode.Forbidden);
        console.SetCookie.ShouldBeNull();
        (await console.OpenAsync(Token)).ShouldBe(HttpStatusCode.NoContent);
        console.SetCookie!.ShouldEndWith("; Path=/_scslabs/; HttpOnly; SameSite=Strict");
        console.SetCookie!.ShouldNotContain(Token);

        (await console.GetAsync("/_scslabs/session")).Json.GetProperty("needsToken").GetBoolean().ShouldBeFalse();
        (await console.GetAsync("/_scslabs/calls")).Status.ShouldBe(HttpStatusCode.OK);
        (await console.PostAsync("/_scslabs/reset", "{}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Beyond_loopback_without_a_token_the_console_is_off_and_says_why()
    {
        await using var emulator = await StartAsync(isLoopback: false, null);
        using var console = new ConsoleClient(emulator);

        var page = await console.SendAsync("GET", "/_scslabs/", null, "Sec-Fetch-Site: none|Sec-Fetch-Mode: navigate");

        page.Status.ShouldBe(HttpStatusCode.Forbidden);
        page.Body.ShouldBe("Beyond loopback the console needs a control token, and none is set (SCSLABS_CONTROL_TOKEN).");
        (await console.GetAsync("/_scslabs/calls")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("scslabs-console-PORT=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("scslabs-console-PORT=")]
    [InlineData("scslabs-console-PORT=" + Token)]
    [InlineData("other=1")]
    public async Task A_cookie_that_is_no_session_opens_nothing(string cookie)
    {
        await using var emulator = await StartAsync(isLoopback: true, Token);
        using var console = new ConsoleClient(emulator);
        await console.OpenAsync(Token);
        var session = console.Cookie;

        cookie = cookie.Replace("PORT", $"{emulator.Endpoint.Port}", StringComparison.Ordinal);
        console.Cookie = cookie;
        (await console.GetAsync("/_scslabs/calls")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        console.Cookie = $"{cookie}; {session}"; // A page at a name below the console's can set a cookie of the same name.
        (await console.GetAsync("/_scslabs/calls")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Sessions_of_emulators_side_by_side_have_cookies_of_their_own()
    {
        await using var one = await StartAsync(isLoopback: true, Token);
        await using var other = await StartAsync(isLoopback: true, Token);
        using var first = new ConsoleClient(one);
        using var second = new ConsoleClient(other);
        await first.OpenAsync(Token);
        await second.OpenAsync(Token);

        first.Cookie!.Split('=')[0].ShouldNotBe(second.Cookie!.Split('=')[0]);
    }

    [Fact]
    public async Task A_session_does_not_let_other_pages_in()
    {
        await using var emulator = await StartAsync(isLoopback: true, Token);
        using var console = new ConsoleClient(emulator);
        await console.OpenAsync(Token);

        (await console.SendAsync("GET", "/_scslabs/calls", null, "Sec-Fetch-Site: same-site")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await console.SendAsync("POST", "/_scslabs/reset", "{}", "Sec-Fetch-Site: cross-site|Origin: https://page.example")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await console.GetAsync("/_scslabs/calls")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_session_ends_by_itself_and_when_the_user_ends_it()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var emulator = await AwsEmulator.StartAsync(new() { ControlToken = Token, Time = time }, Cancel);
        using var console = new ConsoleClient(emulator);

        await console.OpenAsync(Token);
        time.Advance(TimeSpan.FromHours(11));
        (await console.GetAsync("/_scslabs/calls")).Status.ShouldBe(HttpStatusCode.OK);
        time.Advance(TimeSpan.FromHours(2));
        (await console.GetAsync("/_scslabs/calls")).Status.ShouldBe(HttpStatusCode.Unauthorized);

        await console.OpenAsync(Token);
        await console.SendAsync("DELETE", "/_scslabs/session", null, "Sec-Fetch-Site: same-origin");
        (await console.GetAsync("/_scslabs/calls")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_ends_with_its_session(bool byUser)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var emulator = await AwsEmulator.StartAsync(new() { ControlToken = Token, Time = time }, Cancel);
        using var console = new ConsoleClient(emulator);
        using var other = new ConsoleClient(emulator);
        await console.OpenAsync(Token);
        await other.OpenAsync(Token);
        using var stream = await console.AnswerAsync("GET", "/_scslabs/events", null, "Sec-Fetch-Site: same-origin", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(Cancel));
        (await reader.ReadLineAsync(Cancel)).ShouldBe("retry: 1000");

        await other.SendAsync("DELETE", "/_scslabs/session", null, "Sec-Fetch-Site: same-origin");
        await emulator.ResetAsync(Cancel);
        for (var told = 0; told < 2;)
        {
            // At the beginning, and of the reset: another session's end ends nothing here.
            told += (await reader.ReadLineAsync(Cancel)).ShouldNotBeNull() == "event: world" ? 1 : 0;
        }

        if (byUser)
        {
            await console.SendAsync("DELETE", "/_scslabs/session", null, "Sec-Fetch-Site: same-origin");
        }
        else
        {
            time.Advance(TimeSpan.FromHours(12));
        }

        (await reader.ReadToEndAsync(Cancel)).ShouldNotContain("event: call");
    }

    [Fact]
    public async Task Sessions_are_bounded_and_the_oldest_goes_first()
    {
        await using var emulator = await StartAsync(isLoopback: true, Token);
        using var first = new ConsoleClient(emulator);
        using var later = new ConsoleClient(emulator);
        await first.OpenAsync(Token);

        for (var number = 1; number < ConsoleSessions.Most; number++)
        {
            await later.OpenAsync(Token);
        }

        (await first.GetAsync("/_scslabs/calls")).Status.ShouldBe(HttpStatusCode.OK);
        await later.OpenAsync(Token);
        (await first.GetAsync("/_scslabs/calls")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await later.GetAsync("/_scslabs/calls")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    [InlineData("""{"token":1}""")]
    public async Task What_is_no_token_is_told_so(string body)
    {
        await using var emulator = await StartAsync(isLoopback: true, Token);
        using var console = new ConsoleClient(emulator);

        (await console.PostAsync("/_scslabs/session", body)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static Task<AwsEmulator> StartAsync(bool isLoopback, string? token) => AwsEmulator.StartAsync(new() { Host = isLoopback ? IPAddress.Loopback : IPAddress.Any, ControlToken = token }, Cancel);
}
