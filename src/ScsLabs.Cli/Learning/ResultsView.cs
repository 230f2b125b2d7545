using ScsLabs.Cli.Running;
using Spectre.Console;

namespace ScsLabs.Cli.Learning;

/// <summary>Shows what came of a lab's run.</summary>
internal sealed class ResultsView(Desk desk)
{
    /// <summary>Chooses the red tasks whose checks are shown.</summary>
    internal enum Red
    {
        FirstTask,
        All,
    }

    /// <summary>Shows a line for each task, and below them what is red. Returns the exit code that says so.</summary>
    public int Show(Lab lab, LabRun run, Red red)
    {
        var screen = desk.Screen;
        if (run is not LabRun.Judged { Results: var results } judged)
        {
            var (problem, lines) = ProblemOf(lab, run);
            return Unjudged(problem, lines);
        }

        var readme = LabReadme.Of(lab);
        foreach (var task in results.Tasks)
        {
            screen.Line(LineOf(task, readme), StyleOf(task.State));
        }

        foreach (var task in results.Tasks.Where(task => task.State == TaskState.Red).Take(red == Red.FirstTask ? 1 : int.MaxValue))
        {
            screen.Heading($"{Texts.Task.With(task.Number)}: {readme.TitleOf(task.Number)}");
            if (red == Red.FirstTask && readme.TextOf(task.Number) is { Length: > 0 } asked)
            {
                screen.Line(asked, indent: 2);
            }

            foreach (var check in task.Checks)
            {
                Show(check);
            }
        }

        if (results.Checks.Any(static check => check.Verdict == Verdict.Failed && check.Calls.Count + (check.Paths ?? []).Count > 0))
        {
            screen.Line();
            screen.Line(Texts.ThenExplain.With(Invocation.Of("explain")), Screen.Dim);
        }

        if (judged.Output.Count > 0)
        {
            screen.Heading(Texts.YourCodeWrote.ToString());
            foreach (var line in judged.Output)
            {
                screen.Code($"  {line}", Screen.Plain);
            }
        }

        if (results.IsGreen)
        {
            screen.Line();
            screen.Line(Texts.LabDone.With(lab.Number), Screen.Green);
            screen.Line(Texts.ThenWhy.With(Invocation.Of("why", lab)));
            screen.Line(Texts.ThenSolution.With(Invocation.Of("solution", lab)));
            desk.TellNext(lab);
        }

        return results.IsGreen ? ExitCode.Green : ExitCode.Red;
    }

    /// <summary>Why a lab couldn't be judged, and the words of the program that tells it.</summary>
    public (string Problem, IReadOnlyList<string> Lines) ProblemOf(Lab lab, LabRun run) => run switch
    {
        LabRun.NotBuilt unbuilt => ((unbuilt.Errors.Any(error => error.StartsWith(desk.Shown(lab.Folder), StringComparison.Ordinal)) ? Texts.DoesNotCompile : Texts.CannotBuild).ToString(), unbuilt.Errors),
        LabRun.NotJudged unjudged => (Texts.CannotJudge.ToString(), [unjudged.Problem]),
        LabRun.Ended ended => (Texts.EndedEarly.With(ended.ExitCode), ended.Output),
        LabRun.TimedOut late => (Texts.TimedOut.With(late.Limit.TotalMinutes), []),
        _ => throw new ArgumentOutOfRangeException(nameof(run), run, "It was judged."),
    };

    /// <summary>The number of the first red task; null where none is red.</summary>
    public static int? FirstRed(LabRun? run) => (run as LabRun.Judged)?.Results.Tasks.FirstOrDefault(task => task.State == TaskState.Red)?.Number;

    /// <summary>The sign of a verdict, and its style.</summary>
    public static (char Sign, Style Style) MarkOf(Verdict verdict) => verdict switch
    {
        Verdict.Passed => ('✓', Screen.Green),
        Verdict.Failed => ('✗', Screen.Red),
        _ => ('–', Screen.Dim),
    };

    private static string LineOf(TaskResult task, LabReadme readme)
    {
        var proven = task.State == TaskState.NotProven ? Texts.NotProvenHere.ToString() : Texts.CountOf.With(task.Passed, task.Checks.Count);
        return $"{SignOf(task.State)} {Texts.Task.With(task.Number)} {readme.TitleOf(task.Number)} · {proven}";
    }

    private void Show(CheckResult check)
    {
        var (sign, style) = MarkOf(check.Verdict);
        desk.Screen.Line($"{sign} {check.Title}", style, indent: 2);
        if (check.Verdict == Verdict.Failed)
        {
            desk.Screen.Line(check.Told, check.Follows ? Screen.Dim : Screen.Plain, indent: 6);
        }
        else if (check.Verdict == Verdict.Skipped)
        {
            desk.Screen.Line(Texts.Skipped.With(check.Told), Screen.Dim, indent: 6);
        }
    }

    private int Unjudged(string what, IReadOnlyList<string> lines)
    {
        desk.Screen.Line(what, Screen.Red);
        foreach (var line in lines)
        {
            desk.Screen.Line(line, indent: 2);
        }

        return ExitCode.Unjudged;
    }

    private static char SignOf(TaskState state) => state switch { TaskState.Proven => '✓', TaskState.InPart => '~', TaskState.Red => '✗', _ => '–' };

    private static Style StyleOf(TaskState state) => state switch { TaskState.Proven => Screen.Green, TaskState.InPart => Screen.Yellow, TaskState.Red => Screen.Red, _ => Screen.Dim };
}
