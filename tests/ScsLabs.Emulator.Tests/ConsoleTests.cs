using System.Net;
using ScsLabs.Emulator.Sandboxes;
using ScsLabs.Model.Bodies;
using ScsLabs.Services.Iam;
using ScsLabs.Services.S3;

namespace ScsLabs.Emulator.Tests;

/// <summary>The console's host: who may open it and call what its page calls.</summary>
public sealed class ConsoleTests
{
    private const string Typed = "Sec-Fetch-Site: none|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: document|Accept: text/html";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> OfOthers => new()
    {
        { "a page of another site", "Origin: https://page.example|Sec-Fetch-Site: cross-site" },
        { "an image of it", "Sec-Fetch-Site: cross-site" },
        { "a link on it", "Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate|Sec-Fetch-Dest: document" },
        { "a sandboxed frame", "Origin: null|Sec-Fetch-Site: cross-site" },
        { "a file, of a browser that tells no site", "Origin: null" },
        { "an object in a bucket here", "Origin: http://localhost:{port}|Sec-Fetch-Site: cross-site" },
        { "an object, by address", "Origin: http://127.0.0.1:{port}|Sec-Fetch-Site: cross-site" },
        { "another port of the console's name", "Origin: http://ui.localhost:1|Sec-Fetch-Site: same-site" },
        { "a name below the console's", "Origin: http://evil.ui.localhost:{port}|Sec-Fetch-Site: same-site" },
        { "the console's name over TLS", "Origin: https://ui.localhost:{port}|Sec-Fetch-Site: cross-site" },
        { "an origin and the console's", "Origin: http://ui.localhost:{port}, https://page.example" },
        { "a name that was pointed here", "Host: rebound.example:{port}|Sec-Fetch-Site: same-origin" },
        { "the console's name with a dot", "Host: ui.localhost.:{port}|Sec-Fetch-Site: same-origin" },
    };

    [Theory]
    [MemberData(nameof(OfOthers))]
    public async Task Other_pages_get_nothing_and_change_nothing(string kind, string headers)
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        using var console = new ConsoleClient(emulator);
        headers = headers.Replace("{port}", $"{emulator.Endpoint.Port}", StringComparison.Ordinal);
        await new IamClient(emulator.RootOf(Client.Account)).CreateUserAsync(new("alice"), Cancel);

        foreach (var path in new[] { "/_scslabs/calls", "/_scslabs/places", "/_scslabs/events", "/_scslabs/session", "/_scslabs/" })
        {
            (await console.SendAsync("GET", path, null, headers)).Status.ShouldBe(HttpStatusCode.Forbidden, $"{kind}: {path}");
        }

        (await console.SendAsync("POST", "/_scslabs/reset", "{}", headers)).Status.ShouldBe(HttpStatusCode.Forbidden, kind);
        emulator.Store.Current.Everywhere<User>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_console_s_page_opens_and_calls_what_it_needs()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        using var console = new ConsoleClient(emulator);
        await new IamClient(emulator.RootOf(Client.Account)).CreateUserAsync(new("alice"), Cancel);

        (await console.SendAsync("GET", "/_scslabs/", null, Typed)).Body.ShouldContain("<title>ScsLabs</title>");
        (await console.GetAsync("/_scslabs/assets/main.js")).Status.ShouldBe(HttpStatusCode.OK);
        (await console.GetAsync("/_scslabs/calls")).Body.ShouldContain("CreateUser");
        (await console.PostAsync("/_scslabs/reset", "{}")).Status.ShouldBe(HttpStatusCode.OK);
        emulator.Store.Current.Everywhere<User>().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", Typed)]
    [InlineData("POST", "")]
    [InlineData("POST", "Sec-Fetch-Site: none")]
    public async Task Only_its_own_page_may_call_so_an_address_that_is_typed_may_not(string method, string headers)
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        using var console = new ConsoleClient(emulator);

        var answer = await console.SendAsync(method, method == "GET" ? "/_scslabs/calls" : "/_scslabs/reset", method == "GET" ? null : "{}", headers);

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        (headers == Typed ? answer.Body : answer.Json.GetProperty("error").GetString()!).ShouldStartWith("Only the console's own page may call this");
    }

    [Theory]
    [InlineData("/_scslabs/permissions")]
    [InlineData("/_scslabs/decide")]
    [InlineData("/_scslabs/instances/i-00000000000000000/port")]
    [InlineData("/_scslabs/imds/secret/latest/meta-data")]
    [InlineData("/_scslabs/certificate")]
    public async Task What_the_page_does_not_need_it_can_not_call(string path)
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        using var console = new ConsoleClient(emulator);

        (await console.PostAsync(path, "{}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await console.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>The console's origin is its own: an uploaded page would else share it.</summary>
    [Theory]
    [InlineData("ui.localhost")]
    [InlineData("UI.localhost")]
    [InlineData("ui.localhost.")]
    public async Task No_service_answers_under_the_console_s_name(string host)
    {
        await using var emulator = await AwsEmulator.StartAsync(new() { AllowedHosts = ["*.localhost"] }, Cancel);
        using var console = new ConsoleClient(emulator);
        var s3 = new S3Client(emulator.RootOf(Client.Account));
        await s3.CreateBucketAsync(new("pages"), Cancel);
        await s3.PutObjectAsync(new("pages", "evil.html") { Headers = new() { ContentType = "text/html" }, Body = Body.Of("<script>"u8.ToArray()) }, Cancel);
        var presigned = Presigned("/pages/evil.html");

        (await console.SendAsync("GET", presigned, null, $"Host: localhost:{emulator.Endpoint.Port}|{Typed}")).Body.ShouldBe("<script>");

        (await console.SendAsync("GET", presigned, null, $"Host: {host}:{emulator.Endpoint.Port}|{Typed}")).Body.ShouldNotContain("<script>");
        (await console.SendAsync("GET", presigned, null, $"Host: {host}:{emulator.Endpoint.Port}|Sec-Fetch-Site: same-origin")).Body.ShouldNotContain("<script>");
        (await console.SendAsync("POST", "/?Action=CreateUser&Version=2010-05-08&UserName=mallory", "", $"Host: {host}")).Status.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.NotFound);
        emulator.Store.Current.Everywhere<User>().ShouldBeEmpty();
    }

    /// <summary>A bucket's virtual host is its name below the emulator's.</summary>
    [Fact]
    public async Task The_console_s_name_can_not_be_a_bucket_s()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        var s3 = new S3Client(emulator.RootOf(Client.Account));

        await s3.CreateBucketAsync(new("gui"), Cancel);
        (await Should.ThrowAsync<AwsException>(() => s3.CreateBucketAsync(new(ConsoleHost.Name.Split('.')[0]), Cancel))).Code.ShouldBe("InvalidBucketName");
    }

    /// <summary>A page that is an object in a bucket is of the emulator's own origin, and reads without an Origin.</summary>
    [Fact]
    public async Task A_page_in_a_bucket_can_not_read_the_operator_s_endpoints()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        using var console = new ConsoleClient(emulator);
        var own = $"Host: localhost:{emulator.Endpoint.Port}";

        (await console.SendAsync("GET", "/_scslabs/calls", null, $"{own}|Sec-Fetch-Site: same-origin")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await console.SendAsync("GET", "/_scslabs/calls", null, $"{own}|Sec-Fetch-Site: same-site")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await console.SendAsync("GET", "/_scslabs/calls", null, own)).Status.ShouldBe(HttpStatusCode.OK);
        (await console.SendAsync("GET", "/_scslabs/calls", null, $"{own}|{Typed}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task A_browser_that_opens_the_emulator_s_address_is_led_to_the_console(string host)
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        using var console = new ConsoleClient(emulator);

        using var led = await console.AnswerAsync("GET", "/_scslabs/", null, $"Host: {host}:8080|{Typed}");
        led.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        led.Headers.Location.ShouldBe(new("http://ui.localhost:8080/_scslabs/"));

        var elsewhere = await console.SendAsync("GET", "/_scslabs/", null, $"Host: devbox.example:8080|{Typed}");
        elsewhere.Status.ShouldBe(HttpStatusCode.Forbidden);
        elsewhere.Json.GetProperty("error").GetString().ShouldBe("The console's address is http://ui.localhost:8080/_scslabs/, on a machine whose port leads here (ssh -L).");
        (await console.SendAsync("GET", "/_scslabs/", null, $"Host: {host}:8080")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_answer_has_the_headers_that_keep_others_out()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: Cancel);
        using var console = new ConsoleClient(emulator);

        foreach (var (path, headers) in new[] { ("/_scslabs/", Typed), ("/_scslabs/assets/base.css", Typed), ("/_scslabs/calls", "Sec-Fetch-Site: same-origin"), ("/_scslabs/calls", "Sec-Fetch-Site: cross-site"), ("/nothing", Typed) })
        {
            using var answer = await console.AnswerAsync("GET", path, null, headers);

            answer.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"], path);
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            answer.Headers.GetValues("Cross-Origin-Opener-Policy").ShouldBe(["same-origin"]);
            answer.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"]);
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task An_allowed_front_end_may_call_AWS_and_not_the_console()
    {
        await using var emulator = await AwsEmulator.StartAsync(new() { AllowedOrigins = ["http://localhost:3000"] }, Cancel);
        using var console = new ConsoleClient(emulator);

        using var preflight = await console.AnswerAsync("OPTIONS", "/_scslabs/calls", null, "Origin: http://localhost:3000|Access-Control-Request-Method: POST");
        preflight.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        preflight.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        (await console.SendAsync("GET", "/_scslabs/calls", null, "Origin: http://localhost:3000|Sec-Fetch-Site: cross-site")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public void A_program_that_the_emulator_runs_may_not_use_it()
    {
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        context.Request.Method = "GET";
        context.Request.Scheme = "http";
        context.Request.Host = new("ui.localhost", 4566);
        context.Request.Headers["Sec-Fetch-Site"] = "same-origin";
        var access = new ConsoleAccess(new());

        access.Refusal(context.Request, isFile: false).ShouldBeNull();
        context.Features.Set(SandboxOrigin.OfCalls);
        access.Refusal(context.Request, isFile: true).ShouldBe("Programs that the emulator runs may not use the console.");
    }

    /// <summary>Texts of the world must be text in the page: nothing in its scripts makes markup of a text.</summary>
    [Fact]
    public void No_script_of_the_page_makes_markup_or_code_of_texts()
    {
        var assembly = typeof(AwsEmulator).Assembly;
        var scripts = assembly.GetManifestResourceNames().Where(name => name.StartsWith("console/", StringComparison.Ordinal) && name.EndsWith(".js", StringComparison.Ordinal)).ToList();
        scripts.Count.ShouldBeGreaterThan(10);
        foreach (var name in scripts)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var text = reader.ReadToEnd();
            string[] forbidden = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "DOMParser", "createContextualFragment", "srcdoc", "javascript:", "http://www.w3.org/1999"];
            forbidden.Where(word => text.Contains(word, StringComparison.Ordinal)).ShouldBeEmpty(name);
        }
    }

    private static string Presigned(string path)
    {
        var now = DateTime.UtcNow;
        return $"{path}?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={Client.Account}%2F{now:yyyyMMdd}%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date={now:yyyyMMdd'T'HHmmss'Z'}&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature={new string('0', 64)}";
    }
}
