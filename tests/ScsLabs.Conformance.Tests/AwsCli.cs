using System.Text.Json;

namespace ScsLabs.Conformance.Tests;

/// <summary>The <c>aws</c> command, against an emulator of its own.</summary>
internal sealed class AwsCli : IAsyncDisposable
{
    private static readonly string? Program = OtherPeoplesClients.Find("aws");

    private AwsCli(AwsEmulator emulator) => Emulator = emulator;

    public AwsEmulator Emulator { get; }

    /// <summary>A configuration file for the commands that follow; null for none.</summary>
    public string? ConfigFile { get; set; }

    /// <summary>The Region of the commands that follow.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>Whether the commands that follow reach the emulator as a proxy, so that no host's name is resolved.</summary>
    public bool IsProxied { get; set; }

    /// <summary>Starts an emulator; the test is skipped where there is no <c>aws</c>.</summary>
    public static async Task<AwsCli> StartAsync()
    {
        Assert.SkipWhen(Program is null, "The aws CLI isn't installed.");
        return new(await AwsEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    /// <summary>Calls as the root user; it must work.</summary>
    public Task<JsonElement> DoAsync(params string[] arguments) => DoAsync(Credentials.Root, arguments);

    /// <summary>Calls; it must work.</summary>
    public async Task<JsonElement> DoAsync(Credentials who, params string[] arguments)
    {
        var output = (await RunAsync(who, arguments)).Succeeded();
        return string.IsNullOrWhiteSpace(output) ? default : JsonDocument.Parse(output).RootElement;
    }

    /// <summary>Runs a command that answers no JSON, as the root user; it must work. What it says.</summary>
    public async Task<string> RunsAsync(params string[] arguments) => (await RunAsync(Credentials.Root, arguments)).Succeeded();

    /// <summary>Calls; it must fail. What the command says about it.</summary>
    public async Task<string> FailsAsync(Credentials who, params string[] arguments)
    {
        var run = await RunAsync(who, arguments);
        run.ExitCode.ShouldNotBe(0, run.Output);
        return run.Errors;
    }

    /// <summary>Makes a user with a key, and a policy of its own.</summary>
    public async Task<Credentials> UserAsync(string name, string policy)
    {
        await DoAsync("iam", "create-user", "--user-name", name);
        await DoAsync("iam", "put-user-policy", "--user-name", name, "--policy-name", "own", "--policy-document", policy);
        var key = (await DoAsync("iam", "create-access-key", "--user-name", name)).GetProperty("AccessKey");
        return new(key.GetProperty("AccessKeyId").GetString()!, key.GetProperty("SecretAccessKey").GetString()!);
    }

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();

    private Task<Run> RunAsync(Credentials who, string[] arguments)
    {
        var environment = OtherPeoplesClients.Environ(Emulator, who);
        environment["AWS_PAGER"] = "";
        if (ConfigFile is not null)
        {
            environment["AWS_CONFIG_FILE"] = ConfigFile;
        }

        environment["AWS_REGION"] = environment["AWS_DEFAULT_REGION"] = Region;
        if (IsProxied)
        {
            environment["HTTP_PROXY"] = Emulator.Endpoint.ToString();
            environment["NO_PROXY"] = "";
        }

        // Version 1 looks for SQS at AWS's own address, unless an argument says otherwise.
        string[] endpoint = arguments is ["sqs", ..] ? ["--endpoint-url", Emulator.Endpoint.ToString()] : [];
        return OtherPeoplesClients.RunAsync(Program!, [.. arguments, .. endpoint, "--output", "json"], environment);
    }
}
