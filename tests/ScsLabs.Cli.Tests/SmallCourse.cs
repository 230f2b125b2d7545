using ScsLabs.Cli.Learning;
using ScsLabs.Cli.Running;
using Spectre.Console;

namespace ScsLabs.Cli.Tests;

/// <summary>A course of two labs in a folder of its own, whose runs a test decides.</summary>
internal sealed class SmallCourse : IDisposable, ILabRunner, IPrograms
{
    public const string Delivered = "class Exercise { /* as delivered */ }\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scslabs-course-");
    private readonly Recorder output = new();
    private int told;

    public SmallCourse()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "ScsLabs.sln"), "");
        Add("Lab01.First", "Two buckets");
        Add("Lab02.Second", "Two roles");
        Course = Course.Find(Path.Combine(folder.FullName, "labs", "Lab01.First"));
    }

    public Course Course { get; }

    public Lab First => Course.Labs[0];

    public Lab Second => Course.Labs[1];

    /// <summary>What a run comes to: red on both tasks until a test says otherwise.</summary>
    public Func<Lab, CancellationToken, Task<LabRun>> Runs { get; set; } = static (_, _) => Task.FromResult(Judged(Verdict.Failed, Verdict.Failed));

    /// <summary>What git has committed of a learner's file; null where there is no git.</summary>
    public string? Committed { get; set; }

    /// <summary>The runs so far.</summary>
    public int Count { get; private set; }

    /// <summary>What was written since the last look.</summary>
    public string Said
    {
        get
        {
            var said = output.ToString()[told..];
            told += said.Length;
            return said.ReplaceLineEndings("\n");
        }
    }

    /// <summary>How often the user was asked for a key.</summary>
    public int Prompts => output.ToString().Split("[q]uit").Length - 1;

    public static LabRun Judged(Verdict first, Verdict second) => new LabRun.Judged(ResultsOf(first, second));

    public static LabResults ResultsOf(Verdict first, Verdict second) => new(
        LabResults.CurrentVersion, "Lab01.First", LabVariant.Exercise, "embedded", DateTimeOffset.UnixEpoch, 1,
        [Check(1, "Alice_reads", "Alice reads", first), Check(1, "Bob_does_not", "Bob does not", Verdict.Passed), Check(2, "The_role_writes", "The role writes", second)],
        []);

    /// <summary>The desk, on a terminal or as a pipe.</summary>
    public Desk Desk(int width = 100, bool isTerminal = true)
    {
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new Out(output, width, isTerminal) });
        return new(Course, new(console), this, new QuickTime(), this);
    }

    async Task<LabRun> ILabRunner.RunAsync(Lab lab, LabVariant variant, string resultsFile, CancellationToken cancellationToken)
    {
        Count++;
        var run = await Runs(lab, cancellationToken);
        if (run is LabRun.Judged judged)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(resultsFile)!);
            await judged.Results.WriteAsync(resultsFile);
        }

        return run;
    }

    /// <summary>Answers as git, where there is one.</summary>
    Task<ProgramEnd> IPrograms.RunAsync(ProgramCall call, CancellationToken cancellationToken) => Task.FromResult(Committed is null ? new ProgramEnd(-1, "", "") : new ProgramEnd(0, $"warning: of git\n{Committed}", Committed));

    public void Dispose() => folder.Delete(recursive: true);

    private static CheckResult Check(int task, string name, string title, Verdict verdict) =>
        new(task, name, new(title, "日本語"), verdict, verdict == Verdict.Failed ? $"expected: {title}\nread on: README.md:1" : "", 0.1, []);

    private void Add(string name, string title)
    {
        var lab = folder.CreateSubdirectory(Path.Combine("labs", name)).FullName;
        File.WriteAllText(Path.Combine(lab, "lab.json"), $$$"""{"id":"{{{name[3..5]}}}","title":{"en":"{{{title}}}","ja":"ラボ"},"domains":{"blog":"Data Protection","SCS-C03":["Data Protection"]},"minutes":30,"difficulty":"beginner","services":["s3"],"needs":[],"exercise":{"red":[1,2]}}""");
        File.WriteAllText(Path.Combine(lab, "Exercise.cs"), Delivered);
        File.WriteAllText(Path.Combine(lab, "Solution.cs"), "class Solution { /* right */ }\n");
        File.WriteAllText(
            Path.Combine(lab, "README.md"),
            """
            # Lab

            ## The situation

            A **bucket**.

            ```mermaid
            flowchart LR
              a --> b
            ```

            What exists.

            ## The tasks

            1. **The bucket.** Let Alice read.
            2. **The role**, account B. Let it [write](https://example.com).

            ## Hints

            <details><summary>Task 1</summary>

            A nudge.

            The statement to write.
            </details>

            ## What the checks prove

            Both halves.

            ## What AWS does, and where guides go wrong

            - It differs.

            ## Sources

            - The guide
            """);
    }

    /// <summary>A writer that may be read while it is written to.</summary>
    private sealed class Recorder : StringWriter
    {
        private readonly Lock gate = new();

        public override void Write(char value)
        {
            lock (gate)
            {
                base.Write(value);
            }
        }

        public override void Write(string? value)
        {
            lock (gate)
            {
                base.Write(value);
            }
        }

        public override string ToString()
        {
            lock (gate)
            {
                return base.ToString();
            }
        }
    }

    internal sealed class Out(TextWriter writer, int width, bool isTerminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => width;

        public int Height => 50;

        public void SetEncoding(System.Text.Encoding encoding)
        {
        }
    }

    /// <summary>A clock on which each wait is over at once.</summary>
    private sealed class QuickTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : dueTime, period);
    }
}
