using System.Reflection;

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
internal sealed class LabReport(TextWriter output, bool tellsFailures)
{
    private const char Proven = '✓', InPart = '~', NotProven = '–', Red = '✗';

    private readonly Dictionary<MethodInfo, Verdict> results = [];
    private readonly HashSet<string> reasons = new(StringComparer.Ordinal);
    private int currentTask;

    /// <summary>Whether a check failed.</summary>
    public bool HasFailures => results.ContainsValue(Verdict.Failed);

    private Type Checks => results.Keys.First().ReflectedType!;

    private List<IGrouping<int, MethodInfo>> Tasks => [.. Proof.CheckRun.ChecksOf(Checks).GroupBy(CheckAttribute.TaskOf).OrderBy(task => task.Key)];

    /// <summary>The report of this process. <c>SCSLABS_REPORT=full</c> has it tell the failures.</summary>
    public static LabReport OfProcess() => new(Console.Out, Environment.GetEnvironmentVariable("SCSLABS_REPORT") == "full");

    /// <summary>Adds the result of a check, and writes it.</summary>
    public void Add(LabFixture lab, MethodInfo check, Verdict verdict, string reason)
    {
        results.Add(check, verdict);
        if (results.Count == 1)
        {
            output.WriteLine();
            output.WriteLine(Header(lab));
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

        output.WriteLine($"  {Sign(verdict)} {check.Name.Replace('_', ' ')}{(verdict == Verdict.Skipped ? $" ({Texts.Skipped.With(reasons.Add(reason) ? reason : reason.Split(':')[0])})" : "")}");
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

        if (Environment.GetEnvironmentVariable("SCSLABS_TABLE") is { Length: > 0 } table)
        {
            await File.AppendAllTextAsync(table, Row()).ConfigureAwait(false);
        }
    }

    /// <summary>The tasks in one line, and the counts in the last.</summary>
    private IEnumerable<string> Summary()
    {
        yield return string.Join(" · ", Tasks.Select(Line));
        if (Count(Verdict.Passed) + Count(Verdict.Failed) == 0)
        {
            yield return Texts.NothingProven.ToString();
        }

        var all = Tasks.Sum(task => task.Count());
        yield return Texts.Counts.With(all, Count(Verdict.Passed), Count(Verdict.Failed), Count(Verdict.Skipped), all - results.Count);
    }

    /// <summary>The lab's line of the table of all labs: its name; the tasks that are proven, are proven in part, are not, and are red; the counts of checks that passed, were skipped and failed.</summary>
    private string Row()
    {
        return string.Join('\t', Checks.Assembly.GetName().Name, With(Proven), With(InPart), With(NotProven), With(Red), Count(Verdict.Passed), Count(Verdict.Skipped), Count(Verdict.Failed)) + "\n";

        string With(char sign) => string.Join(',', Tasks.Where(task => SignOf(task) == sign).Select(task => task.Key)) is { Length: > 0 } tasks ? tasks : "-";
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

    private string Header(LabFixture lab)
    {
        var name = Checks.Assembly.GetName().Name;
        return lab.IsSetUp ? Texts.Header.With(name, lab.Variant == LabVariant.Exercise ? Texts.YourAnswer : Texts.ReferenceAnswer, lab.Backend.Name) : Texts.HeaderWithoutBackend.With(name);
    }
}
