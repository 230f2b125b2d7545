using ScsLabs.Emulator.Sandboxes;
using ScsLabs.Services.Lambda;

namespace ScsLabs.Emulator.Functions;

/// <summary>What runs the functions of a runtime on this machine.</summary>
/// <param name="Program">The program's path and its first arguments, as it is called in a sandbox; for .NET the path of the function's assembly follows.</param>
/// <param name="Readable">The folder of this machine that it needs besides the system's, by where it is in the sandbox.</param>
internal sealed record Interpreter(IReadOnlyList<string> Program, IReadOnlyDictionary<string, string> Readable)
{
    /// <summary>The folder of the runtimes' own files in a sandbox.</summary>
    public const string Folder = "/var/runtime";

    /// <summary>What runs first where the code is its own runtime.</summary>
    public const string Entrypoint = Sandbox.Code + "/bootstrap";

    private const string System = "/usr/";

    private static readonly Interpreter None = new([Entrypoint], new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>The command for a function.</summary>
    public IReadOnlyList<string> CommandFor(FunctionSettings function) => function.Runtime == Runtime.DotNet10 ? [.. Program, $"{Sandbox.Code}/{function.Handler}.dll"] : Program;

    /// <summary>Looks for what runs a runtime, and tries it in a sandbox.</summary>
    /// <returns>What runs it; or why there is none, and what to do.</returns>
    public static async Task<(Interpreter? Interpreter, string? Refusal)> FindAsync(Runtime runtime, SandboxProgram sandbox)
    {
        if (runtime == Runtime.ProvidedAl2023)
        {
            return (None, null);
        }

        var kind = InterpreterKind.Of(runtime);
        var reasons = new List<string>();
        foreach (var path in kind.Candidates())
        {
            if (await kind.LookAsync(path).ConfigureAwait(false) is not { } found)
            {
                continue;
            }

            var readable = found.Executable.StartsWith(System, StringComparison.Ordinal) ? None.Readable : new Dictionary<string, string>(StringComparer.Ordinal) { [found.Folder] = found.Folder };
            if (await TryAsync([found.Executable, .. kind.Trial], readable, sandbox).ConfigureAwait(false) is not { } problem)
            {
                return (new([found.Executable, .. kind.Arguments], readable), null);
            }

            reasons.Add($"{found.Executable} can't be used: {problem}");
        }

        return (null, string.Join(' ', [$"Functions of this runtime need {kind.Name}, which must be readable for everybody, as it is under /usr.", .. reasons]));
    }

    /// <summary>Runs a command in a sandbox.</summary>
    /// <returns>What it says where it fails; null where it doesn't.</returns>
    private static async Task<string?> TryAsync(IReadOnlyList<string> command, IReadOnlyDictionary<string, string> readable, SandboxProgram sandbox)
    {
        var lines = new List<string>();
        await using var trial = Sandbox.Start(sandbox, new() { Program = command, Readable = readable }, lines.Add);
        var end = await trial.Ended.ConfigureAwait(false);
        return end.ExitCode == 0 ? null : $"it ends with {end.ExitCode}{(lines.Count > 0 ? $": {lines[^1]}" : "")}.";
    }
}
