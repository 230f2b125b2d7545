namespace ScsLabs.Emulator.Sandboxes;

/// <summary>The means of this machine to run programs that aren't ours.</summary>
/// <param name="Programs">How they run.</param>
/// <param name="Connections">Their connections to the emulator.</param>
internal sealed record ProgramMachine(IProgramHost Programs, SandboxConnections Connections)
{
    /// <summary>Finds out how programs run.</summary>
    /// <param name="options">The emulator's options.</param>
    /// <param name="connections">Their connections to the emulator.</param>
    /// <returns>What they need; or why none runs, and what to do.</returns>
    public static (ProgramMachine? Machine, string? Refusal) Find(EmulatorOptions options, SandboxConnections connections)
    {
        return options.Exec switch
        {
            ProgramExecution.Off => (null, "Functions and commands don't run, because the emulator was started with --exec off."),
            ProgramExecution.Unsandboxed => (new(new BareProgram.Host(), connections), null),
            null when !options.IsLoopback => (null, "Functions and commands don't run while the emulator listens beyond loopback, unless it is started with --exec sandboxed."),
            _ => SandboxProgram.Here is { } sandbox ? (new(sandbox, connections), null) : (null, SandboxProgram.Reason),
        };
    }

    /// <summary>Requires that programs may run as the options say.</summary>
    /// <exception cref="NotSupportedException">They may not, or can't.</exception>
    public static void Require(EmulatorOptions options)
    {
        if (options.Exec is null or ProgramExecution.Off)
        {
            return;
        }

        if (options is { IsLoopback: false, RootSecret: null })
        {
            throw new NotSupportedException("Programs don't run beyond loopback while root has no secret, because whoever reaches the port could run theirs. Set one with --root-secret (SCSLABS_ROOT_SECRET).");
        }

        if (options.Exec == ProgramExecution.Sandboxed && SandboxProgram.Here is null)
        {
            throw new NotSupportedException(SandboxProgram.Reason);
        }
    }
}
