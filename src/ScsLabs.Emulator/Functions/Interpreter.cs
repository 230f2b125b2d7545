using ScsLabs.Emulator.Sandboxes;
using ScsLabs.Services.Lambda;

namespace ScsLabs.Emulator.Functions;

/// <summary>What runs the functions of a runtime on this machine.</summary>
/// <param name="Executable">Its path; null where the code is its own runtime.</param>
/// <param name="Script">The name of the script that it runs, among the runtimes' own files; null where it runs the code itself.</param>
/// <param name="Folder">The folder that a sandbox needs for it besides the system's; null for none.</param>
internal sealed record Interpreter(string? Executable, string? Script, string? Folder)
{
    /// <summary>The file of the code that runs first where the code is its own runtime.</summary>
    public const string Entrypoint = "bootstrap";

    private const string System = "/usr/";

    /// <summary>The command for a function.</summary>
    public IReadOnlyList<string> CommandFor(FunctionSettings function, ProgramPlaces places) =>
        Executable is null ? [$"{places.Code}/{Entrypoint}"]
        : Script is null ? [Executable, $"{places.Code}/{function.Handler}.dll"]
        : [Executable, $"{places.Runtimes}/{Script}"];

    /// <summary>Looks for what runs a runtime, and tries it as functions will run.</summary>
    /// <returns>What runs it; or why there is none, and what to do.</returns>
    public static async Task<(Interpreter? Interpreter, string? Refusal)> FindAsync(Runtime runtime, IProgramHost host)
    {
        if (runtime == Runtime.ProvidedAl2023)
        {
            return (new(null, null, null), null);
        }

        var kind = InterpreterKind.Of(runtime);
        var reasons = new List<string>();
        foreach (var path in kind.Candidates())
        {
            if (await kind.LookAsync(path).ConfigureAwait(false) is not { } found)
            {
                continue;
            }

            var folder = found.Executable.StartsWith(System, StringComparison.Ordinal) ? null : found.Folder;
            if (await TryAsync([found.Executable, .. kind.Trial], folder, host).ConfigureAwait(false) is not { } problem)
            {
                return (new(found.Executable, kind.Script, folder), null);
            }

            reasons.Add($"{found.Executable} can't be used: {problem}");
        }

        return (null, string.Join(' ', [$"Functions of this runtime need {kind.Name}, which must be readable for everybody, as it is under /usr.", .. reasons]));
    }

    /// <summary>Runs a command.</summary>
    /// <returns>What it says where it fails; null where it doesn't.</returns>
    private static async Task<string?> TryAsync(IReadOnlyList<string> command, string? folder, IProgramHost host)
    {
        var lines = new List<string>();
        var places = host.PlacesFor(null, null);
        await using var trial = host.Start(places, new() { Program = command, Readable = folder }, new ProgramOutput.Lines(lines.Add));
        var end = await trial.Ended.ConfigureAwait(false);
        foreach (var listener in places.Listeners)
        {
            listener.Dispose();
        }

        return end.ExitCode == 0 ? null : $"it ends with {end.ExitCode}{(lines.Count > 0 ? $": {lines[^1]}" : "")}.";
    }
}
