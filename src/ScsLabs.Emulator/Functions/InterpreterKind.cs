using System.Diagnostics;
using ScsLabs.Services.Lambda;

namespace ScsLabs.Emulator.Functions;

/// <summary>A kind of interpreter: how it is found, and how it is asked for its version and place.</summary>
/// <param name="Name">Its name for people.</param>
/// <param name="File">The name of its executable.</param>
/// <param name="Question">The arguments with which it tells its version and where it is.</param>
/// <param name="Read">Reads what it tells: its executable's path and its folder; null where it is another version.</param>
/// <param name="Trial">The arguments with which it is tried.</param>
/// <param name="Script">The name of the script with which it runs functions; null where it runs their code itself.</param>
internal sealed record InterpreterKind(string Name, string File, IReadOnlyList<string> Question, Func<string[], (string Executable, string Folder)?> Read, IReadOnlyList<string> Trial, string? Script)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The kind that a runtime needs.</summary>
    public static InterpreterKind Of(Runtime runtime) => runtime switch
    {
        Runtime.Python310 => Python("3.10"),
        Runtime.Python311 => Python("3.11"),
        Runtime.Python312 => Python("3.12"),
        Runtime.Python313 => Python("3.13"),
        Runtime.Python314 => Python("3.14"),
        Runtime.Nodejs20 => Node("20"),
        Runtime.Nodejs22 => Node("22"),
        Runtime.Nodejs24 => Node("24"),
        Runtime.DotNet10 => DotNet("10"),
        _ => throw new ArgumentOutOfRangeException(nameof(runtime)),
    };

    /// <summary>Where it may be.</summary>
    public IEnumerable<string> Candidates() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(["/usr/bin", "/usr/local/bin"])
            .Select(folder => Path.Combine(folder, File)).Where(global::System.IO.File.Exists).Distinct(StringComparer.Ordinal);

    /// <summary>Asks it.</summary>
    /// <returns>Its executable's path and its folder; null where it is another version or doesn't answer.</returns>
    public async Task<(string Executable, string Folder)?> LookAsync(string path)
    {
        using var late = new CancellationTokenSource(Patience);
        using var process = Process.Start(new ProcessStartInfo(path, Question) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = "/" })!;
        process.StandardInput.Close();
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        try
        {
            var said = await process.StandardOutput.ReadToEndAsync(late.Token).ConfigureAwait(false);
            await process.WaitForExitAsync(late.Token).ConfigureAwait(false);
            return process.ExitCode == 0 ? Read(said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) : null;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return null;
        }
    }

    private static InterpreterKind Python(string version) => new(
        $"Python {version}",
        $"python{version}",
        ["-c", "import sys; print('%d.%d' % sys.version_info[:2]); print(sys.executable); print(sys.base_prefix)"],
        said => said is [var told, var executable, var folder] && told == version ? (executable, folder) : null,
        ["-c", "import http.client, json, logging"],
        "bootstrap.py");

    private static InterpreterKind Node(string version) => new(
        $"Node.js {version}",
        "node",
        ["-p", "process.version + '\\n' + process.execPath"],
        said => said is [var told, var executable] && told.StartsWith($"v{version}.", StringComparison.Ordinal) ? (executable, Above(executable, 2)) : null,
        ["--version"],
        "bootstrap.mjs");

    private static InterpreterKind DotNet(string version) => new(
        $".NET {version}",
        "dotnet",
        ["--list-runtimes"],
        said => said.Select(static line => line.Split(' ', 3)).FirstOrDefault(parts => parts is ["Microsoft.NETCore.App", var told, _] && told.StartsWith($"{version}.", StringComparison.Ordinal)) is [_, _, var place]
            ? (Path.Combine(Above(place.Trim('[', ']'), 2), "dotnet"), Above(place.Trim('[', ']'), 2))
            : null,
        ["--list-runtimes"],
        null);

    private static string Above(string path, int levels) => levels == 0 ? path : Above(Path.GetDirectoryName(path)!, levels - 1);
}
