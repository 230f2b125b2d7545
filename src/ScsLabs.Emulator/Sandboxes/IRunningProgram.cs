using System.Net.Sockets;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>A program that isn't ours, while it runs.</summary>
internal interface IRunningProgram : IAsyncDisposable
{
    /// <summary>Completes when the program has ended.</summary>
    Task<ProgramEnd> Ended { get; }

    /// <summary>Cancelled when the program has ended.</summary>
    CancellationToken Over { get; }

    /// <summary>The most memory that its processes were seen to take together, in bytes.</summary>
    long PeakMemory { get; }

    /// <summary>Looks at its memory at once. Returns whether it takes more than it may, for which it is ended.</summary>
    bool TakesTooMuch();

    /// <summary>Waits until the program is about to begin, and returns the sockets that listen for its connections: for those to the emulator, and to the service of its own.</summary>
    /// <exception cref="IOException">It ended before.</exception>
    Task<IReadOnlyList<Socket>> ListenersAsync(CancellationToken cancellationToken);

    /// <summary>Waits until all output that was written before has been told.</summary>
    Task FlushAsync();

    /// <summary>Kills all its processes, and waits until they are gone.</summary>
    Task<ProgramEnd> KillAsync();
}

/// <summary>The end of a program.</summary>
/// <param name="ExitCode">The exit code; 128 and the signal where a signal ended it, <see cref="NotStarted"/> where it couldn't be started.</param>
/// <param name="Limit">The limit that it exceeded: <c>memory</c>; null where it ended otherwise.</param>
internal sealed record ProgramEnd(int ExitCode, string? Limit)
{
    /// <summary>The exit code where the program couldn't be started.</summary>
    public const int NotStarted = 127;
}
