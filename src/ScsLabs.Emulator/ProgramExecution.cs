namespace ScsLabs.Emulator;

/// <summary>Whether programs that aren't the emulator's run on this machine, and how: functions of Lambda.</summary>
public enum ProgramExecution
{
    /// <summary>None runs. A call that needs one is refused, with the reason.</summary>
    Off,

    /// <summary>They run in sandboxes, which bubblewrap makes on Linux.</summary>
    Sandboxed,

    /// <summary>They run as they are, with this process's rights, files and network: for code that one would run oneself.</summary>
    Unsandboxed,
}
