using System.Net.Sockets;

namespace ScsLabs.Emulator.Sandboxes;

/// <summary>How programs that aren't ours run: in sandboxes, or as they are.</summary>
internal interface IProgramHost
{
    /// <summary>The user that runs them, who must be able to read their files; null for the emulator's own.</summary>
    int? User { get; }

    /// <summary>Tells where a program will find what it needs.</summary>
    /// <param name="code">The folder of its code on this machine; null for none of its own.</param>
    /// <param name="runtimes">The folder of the runtimes' own files on this machine; null where it needs none.</param>
    /// <param name="inside">Where a sandbox has its code.</param>
    ProgramPlaces PlacesFor(string? code, string? runtimes, string inside = ProgramPlaces.Task);

    /// <summary>Starts a program.</summary>
    /// <param name="places">Where it finds what it needs.</param>
    /// <param name="settings">What runs, and how much it may take.</param>
    /// <param name="output">Takes what it writes.</param>
    IRunningProgram Start(ProgramPlaces places, ProgramSettings settings, ProgramOutput output);
}

/// <summary>Where a program finds what it needs.</summary>
internal sealed record ProgramPlaces
{
    /// <summary>Where a sandbox has its code, as on Lambda.</summary>
    public const string Task = "/var/task";

    /// <summary>The folder of its code on this machine, which is its working directory; null for none of its own.</summary>
    public string? CodeHere { get; init; }

    /// <summary>The folder of the runtimes' own files on this machine; null where it needs none.</summary>
    public string? RuntimesHere { get; init; }

    /// <summary>The folder of its code, as it sees it.</summary>
    public required string Code { get; init; }

    /// <summary>The folder of the runtimes' own files, as it sees it.</summary>
    public required string Runtimes { get; init; }

    /// <summary>The host and port of AWS's endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The host and port of the service that exists for this program alone, such as Lambda's Runtime API.</summary>
    public required string Own { get; init; }

    /// <summary>The sockets that listen at these ports, where they are made before the program: in the order of the ports.</summary>
    public IReadOnlyList<Socket> Listeners { get; init; } = [];
}
