using System.Collections.Immutable;
using System.Globalization;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>Describes a program: what runs, its environment, and its limits.</summary>
internal sealed record ProgramSettings
{
    /// <summary>The program's path, as it sees it, and its arguments.</summary>
    public required IReadOnlyList<string> Program { get; init; }

    /// <summary>The program's environment, and nothing else of the emulator's.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The folder of this machine that a sandbox needs besides the system's, such as an interpreter's; null for none.</summary>
    public string? Readable { get; init; }

    /// <summary>Whether a sandbox's program sees itself as root, as scripts of instances do. It has no rights of root's.</summary>
    public bool IsRoot { get; init; }

    /// <summary>The limits of memory, processes and open files.</summary>
    public ProgramLimits Limits { get; init; } = new();

    /// <summary>The maximum size of a sandbox's folder for temporary files, in bytes. It is memory.</summary>
    public long Temporary { get; init; } = 512L * 1024 * 1024;
}

/// <summary>The limits of a program's processes.</summary>
/// <remarks>The emulator ends a program whose processes take more memory together than they may. The kernel refuses a sandbox more processes and threads, and a process memory far beyond that limit, which it could take faster than the emulator looks.</remarks>
internal sealed record ProgramLimits
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
    public static ProgramLimits Parse(string text) => text.Split(',') is [var memory, var processes, var files]
        ? new() { Memory = long.Parse(memory, CultureInfo.InvariantCulture), Processes = int.Parse(processes, CultureInfo.InvariantCulture), Files = int.Parse(files, CultureInfo.InvariantCulture) }
        : throw new FormatException($"'{text}' is no limits of a program.");

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Memory},{Processes},{Files}");
}
