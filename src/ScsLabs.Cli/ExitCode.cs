namespace ScsLabs.Cli;

/// <summary>The exit codes of all commands.</summary>
internal static class ExitCode
{
    /// <summary>The command did its work; checks are green.</summary>
    public const int Green = 0;

    /// <summary>Checks are red; of <c>watch</c>, the last check wasn't green.</summary>
    public const int Red = 1;

    /// <summary>Nothing could be judged: the answer doesn't compile, its program ended before the checks did, or the command can't be done.</summary>
    public const int Unjudged = 2;

    /// <summary>The user ended the command, as shells say it: 128 and the number of SIGINT.</summary>
    public const int Interrupted = 130;
}
