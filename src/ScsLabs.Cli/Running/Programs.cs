using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace ScsLabs.Cli.Running;

/// <summary>A program to run.</summary>
/// <param name="Name">The executable.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Folder">Its working directory.</param>
internal sealed record ProgramCall(string Name, IReadOnlyList<string> Arguments, string Folder)
{
    /// <summary>The time that a program has by default: enough for the first build on a slow machine.</summary>
    public static readonly TimeSpan DefaultLimit = TimeSpan.FromMinutes(20);

    /// <summary>Variables beside those of this process.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether what it writes goes where this process writes, and isn't kept.</summary>
    public bool ShowsOutput { get; init; }

    /// <summary>The time that it has.</summary>
    public TimeSpan Limit { get; init; } = DefaultLimit;
}

/// <summary>The end of a program.</summary>
/// <param name="ExitCode">Its exit code; -1 where there is no such program.</param>
/// <param name="Output">What it wrote, standard output and standard error as they came.</param>
/// <param name="StandardOutput">What it wrote to standard output alone.</param>
internal sealed record ProgramEnd(int ExitCode, string Output, string StandardOutput)
{
    /// <summary>Whether it was ended because its time was up.</summary>
    public bool IsLate { get; init; }
}

/// <summary>Runs programs to their ends.</summary>
internal interface IPrograms
{
    /// <summary>Runs a program. Where it is cancelled or its time is up, the program and all that it started is ended.</summary>
    Task<ProgramEnd> RunAsync(ProgramCall call, CancellationToken cancellationToken);
}

/// <summary>The programs of this machine.</summary>
internal sealed class Programs(TimeProvider time) : IPrograms
{
    /// <summary>The most characters of output that are kept: the last ones.</summary>
    private const int MostOutput = 1 << 20;

    /// <summary>How long the end of a program that was killed is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <inheritdoc />
    public async Task<ProgramEnd> RunAsync(ProgramCall call, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(call.Name, call.Arguments) { WorkingDirectory = call.Folder, UseShellExecute = false, RedirectStandardOutput = !call.ShowsOutput, RedirectStandardError = !call.ShowsOutput, RedirectStandardInput = true };
        foreach (var (name, value) in call.Variables)
        {
            start.Environment[name] = value;
        }

        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            return new(-1, missing.Message, "");
        }

        process.StandardInput.Close();
        var (all, output) = (new StringBuilder(), new StringBuilder());
        var reading = call.ShowsOutput ? Task.CompletedTask : Task.WhenAll(ReadAsync(process.StandardOutput, all, output), ReadAsync(process.StandardError, all));
        using var ending = new CancellationTokenSource(call.Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ending.Token, cancellationToken);
        try
        {
            await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
            await reading.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await Task.WhenAny(process.WaitForExitAsync(CancellationToken.None), Task.Delay(Patience, CancellationToken.None)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return new(-1, Text(all), Text(output)) { IsLate = true };
        }

        return new(process.ExitCode, Text(all), Text(output));
    }

    private static string Text(StringBuilder output)
    {
        lock (output)
        {
            return output.ToString();
        }
    }

    private static async Task ReadAsync(StreamReader reader, params StringBuilder[] outputs)
    {
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer).ConfigureAwait(false) is var count and > 0)
        {
            foreach (var output in outputs)
            {
                lock (output)
                {
                    output.Append(buffer, 0, count);
                    output.Remove(0, Math.Max(0, output.Length - MostOutput));
                }
            }
        }
    }
}
