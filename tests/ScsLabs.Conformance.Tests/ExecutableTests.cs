using System.Diagnostics;
using System.Globalization;

namespace ScsLabs.Conformance.Tests;

/// <summary>The executable: its options, output, signals and exit codes.</summary>
public sealed class ExecutableTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "ScsLabs.Emulator.dll");

    [Fact]
    public async Task Says_in_one_line_that_its_port_is_taken()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var run = await RunAsync(["serve", "--port", $"{emulator.Endpoint.Port}"]);

        run.ExitCode.ShouldBe(1);
        var line = run.Errors.Trim().Split('\n').ShouldHaveSingleItem();
        line.ShouldStartWith($"Can't listen on 127.0.0.1:{emulator.Endpoint.Port}: ");
        line.ShouldContain("--port");
    }

    [Fact]
    public async Task Tells_health_by_its_exit_code()
    {
        await using var emulator = await AwsEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var port = $"{emulator.Endpoint.Port}";

        (await HealthAsync(["health", "--port", port])).ExitCode.ShouldBe(0);
        (await HealthAsync(["health"], ("SCSLABS_PORT", port), ("SCSLABS_HOST", "0.0.0.0"))).ExitCode.ShouldBe(0);

        await emulator.DisposeAsync();
        var run = await RunAsync(["health", "--port", port]);
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain($"http://127.0.0.1:{port}/_scslabs/health: ");
    }

    [Theory]
    [InlineData("SCSLABS_PORT", "66000")]
    [InlineData("SCSLABS_HOST", "nowhere")]
    [InlineData("SCSLABS_SEED", "x")]
    [InlineData("SCSLABS_UNKNOWN_KEYS_AS", "12")]
    [InlineData("SCSLABS_ALLOW_ORIGIN", "http://localhost:3000,*")]
    [InlineData("SCSLABS_ALLOW_HOST", "aws.test,")]
    [InlineData("SCSLABS_RDS", "true")]
    [InlineData("SCSLABS_EXIT_WHEN_IDLE", "0")]
    [InlineData("SCSLABS_ROOT_SECRET", "")]
    [InlineData("SCSLABS_CONTROL_TOKEN", "")]
    public async Task Does_not_start_with_a_setting_that_it_cannot_use(string variable, string value)
    {
        var option = $"--{variable["SCSLABS_".Length..].Replace('_', '-').ToLowerInvariant()}";

        foreach (var (run, source) in new[] { (await RunAsync(["serve"], (variable, value)), variable), (await RunAsync(["serve", option, value]), option) })
        {
            run.ExitCode.ShouldBe(1);
            run.Errors.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith($"{source}: '{value}' is not ");
        }
    }

    [Fact]
    public async Task Prints_no_secret_in_its_help()
    {
        var run = await RunAsync(["serve", "--help"], ("SCSLABS_ROOT_SECRET", "hunter2"), ("SCSLABS_CONTROL_TOKEN", "hunter2"));

        run.Succeeded().ShouldContain("--root-secret");
        run.Output.ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task Lets_in_the_pages_and_host_names_that_it_is_told_to()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo(Dotnet(), [Program, "serve", "--port", "0", "--allow-origin", "http://localhost:3000, https://app.test", "--allow-host", "*.aws.test"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            var line = (await process.StandardOutput.ReadLineAsync(cancellationToken)).ShouldNotBeNull();
            using var http = new HttpClient { BaseAddress = new Uri(line.Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal))) };

            // Without a signature an allowed request gets as far as to be told so.
            (await AskAsync(http, "Origin", "https://app.test")).ShouldContain("MissingAuthenticationToken");
            (await AskAsync(http, "Host", "sts.aws.test")).ShouldContain("MissingAuthenticationToken");
            (await AskAsync(http, "Origin", "https://page.example")).ShouldContain("AccessDenied");
            (await AskAsync(http, "Host", "aws.example")).ShouldContain("AccessDenied");
        }
        finally
        {
            process.Kill();
        }

        async Task<string> AskAsync(HttpClient http, string header, string value)
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, "/?Action=GetCallerIdentity&Version=2011-06-15");
            message.Headers.TryAddWithoutValidation(header, value).ShouldBeTrue();
            using var answer = await http.SendAsync(message, cancellationToken);
            return await answer.Content.ReadAsStringAsync(cancellationToken);
        }
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Ends_well_when_it_is_told_to_stop(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        Assert.SkipWhen(signal == "INT" && IgnoresInterrupts(), "Whoever started the tests lets its children ignore SIGINT, as a shell does in the background.");
        var cancellationToken = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo(Dotnet(), [Program, "serve", "--port", "0"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        (await process.StandardOutput.ReadLineAsync(cancellationToken)).ShouldNotBeNull().ShouldStartWith("ScsLabs listens on http://127.0.0.1:");

        (await OtherPeoplesClients.RunAsync("/bin/kill", [$"-{signal}", $"{process.Id}"])).Succeeded();

        try
        {
            await process.WaitForExitAsync(cancellationToken).WaitAsync(TimeSpan.FromMinutes(3), cancellationToken);
            process.ExitCode.ShouldBe(0);
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>What a process ignores its children ignore too; where the system doesn't tell, it is taken to ignore nothing.</summary>
    private static bool IgnoresInterrupts()
    {
        const ulong Interrupt = 1UL << (2 - 1);
        const string Status = "/proc/self/status";
        return File.Exists(Status)
            && Array.Find(File.ReadAllLines(Status), line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } ignored
            && (ulong.Parse(ignored["SigIgn:".Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & Interrupt) != 0;
    }

    /// <summary>Asks again where the machine was too busy to answer within the command's own patience.</summary>
    private static async Task<Run> HealthAsync(string[] arguments, params (string Name, string Value)[] settings)
    {
        var run = await RunAsync(arguments, settings);
        for (var again = 0; again < 20 && run.Output.Contains("no answer within", StringComparison.Ordinal); again++)
        {
            run = await RunAsync(arguments, settings);
        }

        return run;
    }

    private static Task<Run> RunAsync(string[] arguments, params (string Name, string Value)[] settings) =>
        OtherPeoplesClients.RunAsync(Dotnet(), [Program, .. arguments], settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal));

    private static string Dotnet()
    {
        var dotnet = OtherPeoplesClients.Find("dotnet");
        Assert.SkipWhen(dotnet is null, "dotnet isn't on the path.");
        return dotnet!;
    }
}
