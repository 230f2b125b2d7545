namespace ScsLabs.Services.Ssm;

/// <summary>Runs the scripts of commands on this machine, as if it were an instance.</summary>
internal interface ICommandHost : IOutside
{
    /// <summary>Finds out why no script can run here. Looking takes a while the first time.</summary>
    /// <returns>Why, and what to do; null where scripts can run.</returns>
    Task<string?> RefusalAsync();

    /// <summary>Runs a script, until it ends, its time is over, its invocation is cancelled, or its instance doesn't run any more, or anew.</summary>
    Task<ScriptOutcome> RunAsync(Script script, CancellationToken cancellationToken);
}

/// <summary>A script for an instance.</summary>
internal sealed record Script
{
    /// <summary>The account and Region.</summary>
    public required Place Place { get; init; }

    /// <summary>The id of the instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The id of the command.</summary>
    public required string CommandId { get; init; }

    /// <summary>The name of the step.</summary>
    public required string Step { get; init; }

    /// <summary>The lines.</summary>
    public required string Text { get; init; }

    /// <summary>The folder in which it runs; null for the default.</summary>
    public required string? WorkingDirectory { get; init; }

    /// <summary>The time that it may take, by wall time.</summary>
    public required TimeSpan Timeout { get; init; }
}

/// <summary>What came of a script.</summary>
/// <param name="End">Why it ended.</param>
/// <param name="ExitCode">The exit code; 128 and the signal where a signal ended it.</param>
/// <param name="Output">What it wrote, as far as it is kept.</param>
/// <param name="Errors">The errors that it wrote, as far as they are kept.</param>
internal sealed record ScriptOutcome(ScriptEnd End, int ExitCode, ReadOnlyMemory<byte> Output, ReadOnlyMemory<byte> Errors);

/// <summary>The ends of scripts.</summary>
internal enum ScriptEnd
{
    /// <summary>It ended by itself.</summary>
    Exited,

    /// <summary>Its time was over.</summary>
    TimedOut,

    /// <summary>Its invocation was cancelled.</summary>
    Cancelled,

    /// <summary>Its instance doesn't run any more, or was booted anew.</summary>
    InstanceStopped,
}
