using System.Diagnostics;

namespace ScsLabs.Conformance.Tests;

/// <summary>Programs that nobody here wrote: where they are, and how they are run against an emulator.</summary>
internal static class OtherPeoplesClients
{
    /// <summary>The longest that one of them may take, however slow the machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>The folder with their scripts: tests/conformance.</summary>
    public static string Folder { get; } = FindFolder();

    /// <summary>A program on the path; null where there is none.</summary>
    public static string? Find(params string[] names)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat"] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.SelectMany(name => endings.Select(ending => Path.Combine(folder, name + ending))))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Runs a program and waits for its end.</summary>
    /// <param name="program">Its file.</param>
    /// <param name="arguments">What it is told.</param>
    /// <param name="environment">What it finds in its environment, beyond what it needs to start. Nothing of AWS's is inherited.</param>
    /// <param name="folder">Where it runs.</param>
    public static async Task<Run> RunAsync(string program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = folder ?? Folder };
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>What makes every AWS client come here as this principal, and look nowhere else for credentials.</summary>
    public static Dictionary<string, string> Environ(AwsEmulator emulator, Credentials credentials)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AWS_ENDPOINT_URL"] = emulator.Endpoint.ToString(),
            ["AWS_REGION"] = "us-east-1",
            ["AWS_DEFAULT_REGION"] = "us-east-1",
            ["AWS_ACCESS_KEY_ID"] = credentials.KeyId,
            ["AWS_SECRET_ACCESS_KEY"] = credentials.Secret,
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_CONFIG_FILE"] = Path.Combine(Folder, "no-such-file"),
            ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(Folder, "no-such-file"),
            ["AWS_MAX_ATTEMPTS"] = "1",
            ["NO_PROXY"] = "127.0.0.1",
        };
        if (credentials.SessionToken is { } token)
        {
            environment["AWS_SESSION_TOKEN"] = token;
        }

        return environment;
    }

    private static bool IsForeign(string name) =>
        name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("TF_", StringComparison.OrdinalIgnoreCase);

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "tests", "conformance");
            if (Directory.Exists(path))
            {
                return path;
            }
        }

        throw new InvalidOperationException("The tests run outside of the repository.");
    }
}

/// <summary>As whom a client calls.</summary>
internal sealed record Credentials(string KeyId, string Secret, string? SessionToken = null)
{
    /// <summary>The root user of the account that the tests are about.</summary>
    public static Credentials Root { get; } = new("111111111111", "any");
}

/// <summary>How a program ended.</summary>
internal sealed record Run(int ExitCode, string Output, string Errors)
{
    /// <summary>What it said, if it ended well.</summary>
    public string Succeeded()
    {
        ExitCode.ShouldBe(0, $"{Output}\n{Errors}");
        return Output;
    }
}
