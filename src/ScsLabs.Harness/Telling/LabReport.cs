using System.Reflection;
using System.Text.RegularExpressions;
using ScsLabs.Harness.Results;

namespace ScsLabs.Harness.Telling;

/// <summary>Writes the result of each check as it comes, below its task, and at the end sums them up: for whoever reads it, and as a file for other programs.</summary>
/// <param name="output">Where the report is written to.</param>
/// <param name="tellsFailures">Whether it tells why checks failed; where a test runner tells it, it would be told twice.</param>
internal sealed partial class LabReport(TextWriter output, bool tellsFailures)
{
    private const char Proven = '✓', InPart = '~', NotProven = '–', Red = '✗';

    private readonly Dictionary<MethodInfo, CheckResult> results = [];
    private readonly DateTimeOffset begun = TimeProvider.System.GetUtcNow();
    private readonly HashSet<string> reasons = new(StringComparer.Ordinal);
    private int currentTask;
    private bool isUnjudged;
    private LabFixture? lab;

    /// <summary>Whether a check failed.</summary>
    public bool HasFailures => results.Values.Any(result => result.Verdict == Verdict.Failed);

    /// <summary>The file of the table of all labs; null where none is made.</summary>
    internal string? Table { get; init; }

    /// <summary>The file of the results; null where none is made.</summary>
    internal string? ResultsFile { get; init; }

    /// <summary>The lab's name.</summary>
    internal string Name
    {
        get => field ?? Checks.Assembly.GetName().Name!;
        init;
    }

    /// <summary>The answer that was checked, the learner's or the reference; null where the lab isn't set up.</summary>
    private Text? Whose => lab is not { IsSetUp: true } ? null : lab.Variant == LabVariant.Exercise ? Texts.YourAnswer : Texts.ReferenceAnswer;

    private Type Checks => results.Keys.First().ReflectedType!;

    /// <summary>The results of all checks in the order in which they run (<see cref="TaskOrder"/>), also of those that didn't.</summary>
    private IReadOnlyList<CheckResult> AllResults => [.. Proof.CheckRun.ChecksOf(Checks).OrderBy(CheckAttribute.TaskOf).ThenBy(check => check.MetadataToken).Select(check => results.GetValueOrDefault(check) ?? ResultOf(check, Verdict.NotRun, "", 0, CheckEvidence.None))];

    /// <summary>The report of this process. <c>SCSLABS_REPORT=full</c> has it tell the failures; <c>none</c> has it say nothing, for a program that reads the results.</summary>
    public static LabReport OfProcess() => new(Variable("SCSLABS_REPORT") == "none" ? TextWriter.Null : Console.Out, Variable("SCSLABS_REPORT") == "full") { Table = Variable("SCSLABS_TABLE"), ResultsFile = Variable(LabResults.Variable) };

    /// <summary>Adds the result of a check, and writes it.</summary>
    /// <param name="checkedLab">The lab.</param>
    /// <param name="check">The check.</param>
    /// <param name="verdict">Whether it passed.</param>
    /// <param name="reason">Why it failed or was skipped; else empty.</param>
    /// <param name="seconds">How long it took.</param>
    /// <param name="evidence">What was seen while it ran.</param>
    public void Add(LabFixture checkedLab, MethodInfo check, Verdict verdict, string reason, decimal seconds = 0, CheckEvidence? evidence = null, bool follows = false)
    {
        lab = checkedLab;
        results.Add(check, ResultOf(check, verdict, reason, (double)seconds, evidence ?? CheckEvidence.None) with { Follows = follows });
        if (results.Count == 1)
        {
            isUnjudged = checkedLab.Problem is not null;
            output.WriteLine();
            output.WriteLine(Header);
        }

        // Where the lab isn't set up, the first check has the reason, and no task is to be named as red.
        if (isUnjudged)
        {
            if (verdict == Verdict.Failed && tellsFailures)
            {
                output.WriteLine($"  {reason.Replace("\n", "\n  ", StringComparison.Ordinal)}");
            }

            return;
        }

        if (verdict == Verdict.Skipped && reason == Texts.NotSetUp.ToString())
        {
            return;
        }

        var task = CheckAttribute.TaskOf(check);
        if (task != currentTask)
        {
            currentTask = task;
            output.WriteLine(Texts.Task.With(task));
        }

        output.WriteLine($"  {Sign(verdict)} {CheckAttribute.Of(check).Title}{(verdict == Verdict.Skipped ? $" ({Texts.Skipped.With(reasons.Add(reason) ? reason : reason.Split(':')[0])})" : "")}");
        if (verdict == Verdict.Failed && tellsFailures)
        {
            output.WriteLine($"      {reason.Replace("\n", "\n      ", StringComparison.Ordinal)}");
        }
    }

    /// <summary>Writes the summary, for <c>make labs</c> a line to the file that <c>SCSLABS_TABLE</c> names, and the results to the one that <c>SCSLABS_RESULTS</c> names. Does nothing where xunit ran no check.</summary>
    public async Task EndAsync()
    {
        if (results.Count == 0)
        {
            return;
        }

        await output.WriteLineAsync().ConfigureAwait(false);
        foreach (var line in Summary())
        {
            await output.WriteLineAsync(line).ConfigureAwait(false);
        }

        try
        {
            await (Table is null ? Task.CompletedTask : File.AppendAllTextAsync(Table, await RowAsync().ConfigureAwait(false))).ConfigureAwait(false);
            await (ResultsFile is null ? Task.CompletedTask : ProofLog.WriteAsync(await ResultsAsync().ConfigureAwait(false), ResultsFile)).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // `make labs` runs xunit without a reporter, so nobody else would tell.
            await output.WriteLineAsync($"{failure.GetType().Name}: {failure.Message}").ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The tasks in one line, and the counts in another.</summary>
    private IEnumerable<string> Summary()
    {
        if (isUnjudged)
        {
            yield return Texts.NothingJudged.With(AllResults.Count);
            yield break;
        }

        var tasks = TaskResult.Of(AllResults);
        yield return string.Join(" · ", tasks.Select(Line));
        if (Count(Verdict.Passed) + Count(Verdict.Failed) == 0)
        {
            yield return Texts.NothingProven.ToString();
        }

        var all = tasks.Sum(task => task.Checks.Count);
        yield return (Whose is null ? Texts.Counts : Texts.CountsOf).With(all, Count(Verdict.Passed), Count(Verdict.Failed), Count(Verdict.Skipped), all - results.Count, Whose);

        // Whoever runs all labs, which writes a table, doesn't expect their own answer.
        if (lab is { IsSetUp: true, HasDefaultVariant: true } && Table is null && LabName().Match(Name) is { Success: true } name)
        {
            yield return Texts.RunYours.With(name.Groups["number"].Value);
        }
    }

    /// <summary>The lab's line of the table of all labs: its name; the tasks that are proven, are proven in part, are not, and are red; the counts of checks that passed, were skipped and failed; the capabilities without which checks were skipped.</summary>
    private async Task<string> RowAsync()
    {
        SortedSet<string> lacking = new(StringComparer.Ordinal);
        foreach (var need in results.Where(result => result.Value.Verdict == Verdict.Skipped).SelectMany(result => Capability.NeedsOf(result.Key)).Distinct(StringComparer.Ordinal))
        {
            if (lab is { IsSetUp: true } && !(await lab.Backend.Capabilities.ProbeAsync(need).ConfigureAwait(false)).Has)
            {
                lacking.Add(need);
            }
        }

        var tasks = TaskResult.Of(AllResults);
        return string.Join('\t', Name, With(TaskState.Proven), With(TaskState.InPart), With(TaskState.NotProven), With(TaskState.Red), Count(Verdict.Passed), Count(Verdict.Skipped), Count(Verdict.Failed), Listed(lacking)) + "\n";

        string With(TaskState state) => Listed(tasks.Where(task => task.State == state).Select(task => $"{task.Number}"));

        string Listed(IEnumerable<string> items) => string.Join(',', items) is { Length: > 0 } list ? list : "-";
    }

    private async Task<LabResults> ResultsAsync()
    {
        var setUp = lab is { IsSetUp: true } ? lab : null;
        var capabilities = new List<CapabilityResult>();
        foreach (var need in setUp?.Manifest.Needs ?? [])
        {
            var evidence = await setUp!.Backend.Capabilities.ProbeAsync(need).ConfigureAwait(false);
            capabilities.Add(new(need, evidence.Has, evidence.Because));
        }

        return new(LabResults.CurrentVersion, Name, setUp?.Variant, setUp?.Backend.Name, begun, (TimeProvider.System.GetUtcNow() - begun).TotalSeconds, AllResults, capabilities, setUp?.Manifest, setUp?.Pictures(), Problem: lab?.Problem?.Message);
    }

    private static CheckResult ResultOf(MethodInfo check, Verdict verdict, string reason, double seconds, CheckEvidence evidence)
    {
        var attribute = CheckAttribute.Of(check);
        return new(attribute.Task, check.Name, new(attribute.TitleIn(Language.English), attribute.TitleIn(Language.Japanese)), verdict, reason, seconds, evidence.Calls, evidence.Paths);
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static char Sign(Verdict verdict) => verdict switch { Verdict.Passed => Proven, Verdict.Failed => Red, _ => NotProven };

    private int Count(Verdict verdict) => results.Values.Count(result => result.Verdict == verdict);

    private static char Sign(TaskState state) => state switch { TaskState.Proven => Proven, TaskState.InPart => InPart, TaskState.Red => Red, _ => NotProven };

    private static string Line(TaskResult task) => task.State == TaskState.NotProven ? Texts.TaskNotProven.With(task.Number)
        : Texts.TaskCount.With(task.Number, Sign(task.State), task.Passed, task.Checks.Count);

    private string Header => !isUnjudged && lab is { IsSetUp: true } ? Texts.Header.With(Name, Whose, lab.Backend.Name) : Texts.HeaderWithoutBackend.With(Name);

    [GeneratedRegex("^Lab(?<number>[0-9]{2})[.]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LabName();
}
