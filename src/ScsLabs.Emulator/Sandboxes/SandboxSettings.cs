using System.Globalization;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>Describes a sandbox: the program, its environment and files, and its limits.</summary>
internal sealed record SandboxSettings
{
    /// <summary>The program's path in the sandbox, and its arguments.</summary>
    public required IReadOnlyList<string> Program { get; init; }

    /// <summary>The program's environment, and nothing else of the emulator's.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty;

    /// <summary>A folder of this machine that is the working directory, which can't be written to; null for the folder for temporary files.</summary>
    public string? Code { get; init; }

    /// <summary>Further folders and files of this machine that can be read, by where they are in the sandbox.</summary>
    public IReadOnlyDictionary<string, string> Readable { get; init; } = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty;

    /// <summary>The limits of memory, processes and open files.</summary>
    public SandboxLimits Limits { get; init; } = new();

    /// <summary>The maximum size of the folder for temporary files, in bytes. It is memory.</summary>
    public long Temporary { get; init; } = 512L * 1024 * 1024;
}

/// <summary>The limits of a sandbox's processes.</summary>
/// <remarks>The emulator ends a sandbox whose processes take more memory together than they may. The kernel refuses the sandbox more processes and threads, and a process memory far beyond that limit, which it could take faster than the emulator looks.</remarks>
internal sealed record SandboxLimits
{
    /// <summary>How far beyond the limit of memory the kernel refuses it, in bytes.</summary>
    public const long Beyond = 256L * 1024 * 1024;

    /// <summary>The maximum memory of all processes together, in bytes.</summary>
    public long Memory { get; init; } = 512L * 1024 * 1024;

    /// <summary>The maximum number of processes and threads. Lambda's, by the Lambda Developer Guide, "Lambda quotas".</summary>
    public int Processes { get; init; } = 1024;

    /// <summary>The maximum number of open files of each process; Lambda's, too.</summary>
    public int Files { get; init; } = 1024;

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static SandboxLimits Parse(string text) => text.Split(',') is [var memory, var processes, var files]
        ? new() { Memory = long.Parse(memory, CultureInfo.InvariantCulture), Processes = int.Parse(processes, CultureInfo.InvariantCulture), Files = int.Parse(files, CultureInfo.InvariantCulture) }
        : throw new FormatException($"'{text}' is no limits of a sandbox.");

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Memory},{Processes},{Files}");
}
