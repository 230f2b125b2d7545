using ScsLabs.Harness.Results;

namespace ScsLabs.Cli.Reporting;

/// <summary>The results of some labs, to be told.</summary>
/// <param name="Labs">The labs, in the order of their names.</param>
/// <param name="Unreadable">The names of files that hold no results which this version can read, or should be there and aren't.</param>
/// <param name="At">When the report was made.</param>
internal sealed record Report(IReadOnlyList<LabResults> Labs, IReadOnlyList<string> Unreadable, DateTimeOffset At)
{
    /// <summary>The maximum number of files that are read.</summary>
    private const int MostFiles = 200;

    /// <summary>Whether something is red, or couldn't be read.</summary>
    public bool IsRed => Unreadable.Count > 0 || Labs.Any(lab => StateOf(lab) == TaskState.Red);

    /// <summary>All checks of all labs.</summary>
    public IEnumerable<CheckResult> Checks => Labs.SelectMany(lab => lab.Checks);

    /// <summary>Reads the files of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="at">When the report is made.</param>
    /// <param name="expected">The names of the labs of which there should be results: one that wasn't built, or whose program died, leaves none.</param>
    public static Report Read(string folder, DateTimeOffset at, IReadOnlyList<string>? expected = null)
    {
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Take(MostFiles).Select(file => (Name: Path.GetFileName(file), Results: LabResults.Read(file))).ToList() : [];
        return new([.. files.Select(file => file.Results).OfType<LabResults>().OrderBy(lab => lab.Lab, StringComparer.Ordinal)], [.. files.Where(file => file.Results is null).Select(file => file.Name).Concat((expected ?? []).Select(lab => $"{lab}.json")).Except(files.Where(file => file.Results is not null).Select(file => file.Name), StringComparer.Ordinal)], at);
    }

    /// <summary>The state of a lab: red where a check or a proof failed or a check didn't run; else as of a task.</summary>
    public static TaskState StateOf(LabResults lab) =>
        lab.Checks.Any(check => check.Verdict is Verdict.Failed or Verdict.NotRun) || (lab.Proofs ?? []).Any(proof => proof.Verdict == Verdict.Failed) || lab.Checks.Count == 0 ? TaskState.Red
        : lab.Checks.All(check => check.Verdict == Verdict.Passed) ? TaskState.Proven
        : lab.Checks.Any(check => check.Verdict == Verdict.Passed) ? TaskState.InPart
        : TaskState.NotProven;

    /// <summary>The number of checks with a verdict.</summary>
    public static int Count(IEnumerable<CheckResult> checks, Verdict verdict) => checks.Count(check => check.Verdict == verdict);

    /// <summary>All mutants that the lab's proofs tried.</summary>
    public static IEnumerable<TriedResult> MutantsOf(LabResults lab) => (lab.Proofs ?? []).Where(proof => proof.Name == Words.MutantProof).SelectMany(proof => proof.Tried);
}
