namespace ScsLabs.Cli.Running;

/// <summary>Builds a lab and runs its checks or its proofs.</summary>
internal sealed class LabRunner(Course course, IPrograms programs, TimeProvider time) : ILabRunner
{
    /// <summary>The last lines of what the learner's code wrote that are shown.</summary>
    private const int LastLines = 20;

    private readonly LabBuild build = new(course, programs, time);

    /// <summary>The time that a lab's program has: each task alone has a minute.</summary>
    internal TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Called where another run of the lab is waited for.</summary>
    internal Action<Lab>? OnWait { get; init; }

    /// <inheritdoc />
    public async Task<LabRun> RunAsync(Lab lab, LabVariant variant, string resultsFile, CancellationToken cancellationToken)
    {
        using var held = await build.HoldAsync(lab, () => OnWait?.Invoke(lab), cancellationToken).ConfigureAwait(false);
        return await build.BuildAsync(lab, null, cancellationToken).ConfigureAwait(false) is { Count: > 0 } errors ? new LabRun.NotBuilt(errors)
            : await CheckAsync(lab, variant, resultsFile, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Builds a lab and runs its proofs. Returns what is wrong; nothing where all holds.</summary>
    public async Task<IReadOnlyList<string>> ProveAsync(Lab lab, CancellationToken cancellationToken)
    {
        using var held = await build.HoldAsync(lab, () => OnWait?.Invoke(lab), cancellationToken).ConfigureAwait(false);
        if (await build.BuildAsync(lab, null, cancellationToken).ConfigureAwait(false) is { Count: > 0 } errors)
        {
            return errors;
        }

        // As in CI, the exercise must be as it is delivered.
        var end = await programs.RunAsync(
            new("dotnet", [build.ProgramOf(lab), "-noLogo", "-noColor", "-reporter", "quiet", "-class", $"{lab.Name}.Proof"], course.Root)
            {
                Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["SCSLABS_VARIANT"] = $"{LabVariant.Solution}", ["CI"] = "true" },
            },
            cancellationToken).ConfigureAwait(false);
        return end.IsLate ? [Texts.ProgramTimedOut.With($"{lab.Name}.Proof", ProgramCall.DefaultLimit.TotalMinutes)]
            : end.ExitCode == 0 ? [] : ProofOutput.Problems(end.Output);
    }

    private async Task<LabRun> CheckAsync(Lab lab, LabVariant variant, string resultsFile, CancellationToken cancellationToken)
    {
        // The last results that judged the answer stay until others do.
        var written = $"{resultsFile}.new";
        Directory.CreateDirectory(Path.GetDirectoryName(resultsFile)!);
        File.Delete(written);
        var end = await programs.RunAsync(
            new("dotnet", [build.ProgramOf(lab), "-noLogo", "-noColor", "-reporter", "silent", "-class-", $"{lab.Name}.Proof"], course.Root)
            {
                Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["SCSLABS_VARIANT"] = $"{variant}", [LabResults.Variable] = written, ["SCSLABS_REPORT"] = "none" },
                Limit = Limit,
            },
            cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> output = [.. end.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()).TakeLast(LastLines)];
        switch (end.IsLate ? null : LabResults.Read(written))
        {
            case null:
                return end.IsLate ? new LabRun.TimedOut(Limit) : new LabRun.Ended(end.ExitCode, output);
            case { Problem: { } problem }:
                return new LabRun.NotJudged(problem);
            case var results:
                File.Move(written, resultsFile, overwrite: true);
                return new LabRun.Judged(results) { Output = output };
        }
    }
}
