using System.Reflection;
using System.Text.RegularExpressions;

namespace ScsLabs.Harness.Telling;

/// <summary>The result of a check.</summary>
internal enum Verdict
{
    NotRun,
    Passed,
    Failed,
    Skipped,
}

/// <summary>Writes the result of each check as it comes, below its task, and at the end sums them up.</summary>
/// <param name="output">Where the report is written to.</param>
/// <param name="tellsFailures">Whether it tells why checks failed; where a test runner tells it, it would be told twice.</param>
internal sealed partial class LabReport(TextWriter output, bool tellsFailures)
{
    private const char Proven = '✓', InPart = '~', NotProven = '–', Red = '✗';

    private readonly Dictionary<MethodInfo, Verdict> results = [];
    private readonly HashSet<string> reasons = new(StringComparer.Ordinal);
    private int currentTask;
    private LabFixture? lab;

    /// <summary>Whether a check failed.</summary>
    public bool HasFailures => results.ContainsValue(Verdict.Failed);

    /// <summary>The file of the table of all labs; null where none is made.</summary>
    internal string? Table { get; init; }

    /// <summary>The lab's name.</summary>
    internal string Name
    {
        get => field ?? Checks.Assembly.GetName().Name!;
        init;
    }

    /// <summary>The answer that was checked, the learner's or the reference; null where the lab isn't set up.</summary>
    private Text? Whose => lab is not { IsSetUp: true } ? null : lab.Variant == LabVariant.Exercise ? Texts.YourAnswer : Texts.ReferenceAnswer;

    private Type Checks => results.Keys.First().ReflectedType!;

    private List<IGrouping<int, MethodInfo>> Tasks => [.. Proof.CheckRun.ChecksOf(Checks).GroupBy(CheckAttribute.TaskOf).OrderBy(task => task.Key)];

    /// <summary>The report of this process. <c>SCSLABS_REPORT=full</c> has it tell the failures.</summary>
    public static LabReport OfProcess() => new(Console.Out, Environment.GetEnvironmentVariable("SCSLABS_REPORT") == "full") { Table = Environment.GetEnvironmentVariable("SCSLABS_TABLE") is { Length: > 0 } table ? table : null };

    /// <summary>Adds the result of a check, and writes it.</summary>
    public void Add(LabFixture checkedLab, MethodInfo check, Verdict verdict, string reason)
    {
        lab = checkedLab;
        results.Add(check, verdict);
        if (results.Count == 1)
        {
            output.WriteLine();
            output.WriteLine(Header);
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

    /// <summary>Writes the summary, and for <c>make labs</c> a line to the file that <c>SCSLABS_TABLE</c> names. Does nothing where xunit ran no check.</summary>
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

        if (Table is not null)
        {
            try
            {
                await File.AppendAllTextAsync(Table, await RowAsync().ConfigureAwait(false)).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                // `make labs` runs xunit without a reporter, so nobody else would tell.
                await output.WriteLineAsync($"{failure.GetType().Name}: {failure.Message}").ConfigureAwait(false);
                throw;
            }
        }
    }

    /// <summary>The tasks in one line, and the counts in another.</summary>
    private IEnumerable<string> Summary()
    {
        yield return string.Join(" · ", Tasks.Select(Line));
        if (Count(Verdict.Passed) + Count(Verdict.Failed) == 0)
        {
            yield return Texts.NothingProven.ToString();
        }

        var all = Tasks.Sum(task => task.Count());
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
        foreach (var need in results.Where(result => result.Value == Verdict.Skipped).SelectMany(result => Capability.NeedsOf(result.Key)).Distinct(StringComparer.Ordinal))
        {
            if (lab is { IsSetUp: true } && !(await lab.Backend.Capabilities.ProbeAsync(need).ConfigureAwait(false)).Has)
            {
                lacking.Add(need);
            }
        }

        return string.Join('\t', Name, With(Proven), With(InPart), With(NotProven), With(Red), Count(Verdict.Passed), Count(Verdict.Skipped), Count(Verdict.Failed), Listed(lacking)) + "\n";

        string With(char sign) => Listed(Tasks.Where(task => SignOf(task) == sign).Select(task => $"{task.Key}"));

        string Listed(IEnumerable<string> items) => string.Join(',', items) is { Length: > 0 } list ? list : "-";
    }

    private static char Sign(Verdict verdict) => verdict switch { Verdict.Passed => Proven, Verdict.Failed => Red, _ => NotProven };

    private int Count(Verdict verdict) => results.Values.Count(result => result == verdict);

    /// <summary>Whether the task is red, not proven here, proven in part, or proven.</summary>
    private char SignOf(IEnumerable<MethodInfo> task)
    {
        var verdicts = task.Select(check => results.GetValueOrDefault(check)).ToList();
        return verdicts.Contains(Verdict.Failed) ? Red : !verdicts.Contains(Verdict.Passed) ? NotProven : verdicts.TrueForAll(verdict => verdict == Verdict.Passed) ? Proven : InPart;
    }

    private string Line(IGrouping<int, MethodInfo> task) => SignOf(task) is NotProven ? Texts.TaskNotProven.With(task.Key)
        : Texts.TaskCount.With(task.Key, SignOf(task), task.Count(check => results.GetValueOrDefault(check) == Verdict.Passed), task.Count());

    private string Header => lab is { IsSetUp: true } ? Texts.Header.With(Name, Whose, lab.Backend.Name) : Texts.HeaderWithoutBackend.With(Name);

    [GeneratedRegex("^Lab(?<number>[0-9]{2})[.]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LabName();
}
