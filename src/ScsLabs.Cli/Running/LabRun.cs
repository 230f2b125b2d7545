namespace ScsLabs.Cli.Running;

/// <summary>The end of a lab's run.</summary>
internal abstract record LabRun
{
    private LabRun()
    {
    }

    /// <summary>The checks ran.</summary>
    /// <param name="Results">Their results.</param>
    public sealed record Judged(LabResults Results) : LabRun
    {
        /// <summary>The last lines that the learner's code wrote.</summary>
        public IReadOnlyList<string> Output { get; init; } = [];
    }

    /// <summary>The checks said nothing of the answer, or not all that they can: the lab wasn't set up, or its backend was lost.</summary>
    /// <param name="Problem">Why.</param>
    public sealed record NotJudged(string Problem) : LabRun;

    /// <summary>The answer doesn't compile.</summary>
    /// <param name="Errors">The compiler's words.</param>
    public sealed record NotBuilt(IReadOnlyList<string> Errors) : LabRun;

    /// <summary>The program ended before the checks did.</summary>
    /// <param name="ExitCode">Its exit code.</param>
    /// <param name="Output">The last lines that it wrote.</param>
    public sealed record Ended(int ExitCode, IReadOnlyList<string> Output) : LabRun;

    /// <summary>The program didn't end in time, and was ended.</summary>
    /// <param name="Limit">The time that it had.</param>
    public sealed record TimedOut(TimeSpan Limit) : LabRun;
}

/// <summary>Runs labs.</summary>
internal interface ILabRunner
{
    /// <summary>Builds a lab with an answer, and runs its checks.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="variant">The answer.</param>
    /// <param name="resultsFile">The file to which the results are written.</param>
    /// <param name="cancellationToken">Ends the programs.</param>
    Task<LabRun> RunAsync(Lab lab, LabVariant variant, string resultsFile, CancellationToken cancellationToken);
}
