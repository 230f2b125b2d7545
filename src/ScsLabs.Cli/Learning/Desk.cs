using ScsLabs.Cli.Classes;
using ScsLabs.Cli.Running;
using Spectre.Console;

namespace ScsLabs.Cli.Learning;

/// <summary>The tools that the learner's commands share.</summary>
internal sealed class Desk
{
    private readonly List<Note> notes = [];

    public Desk(Course course, Screen screen, IPrograms programs, TimeProvider time, ILabRunner? runner = null)
    {
        (Course, Screen, Time) = (course, screen, time);
        Progress = new(course, time);
        Delivered = new(course, programs);
        Runner = runner ?? new LabRunner(course, programs, time) { OnWait = static lab => Screen.OfErrors().Line(Texts.OtherRun.With(lab.Number), Screen.Dim) };
    }

    public Course Course { get; }

    public Screen Screen { get; }

    public TimeProvider Time { get; }

    public ProgressFile Progress { get; }

    public Delivered Delivered { get; }

    public ILabRunner Runner { get; }

    /// <summary>The class to which results are reported; null for none.</summary>
    public ClassReport? Class { get; init; }

    /// <summary>The desk in the clone that the current folder is in.</summary>
    public static Desk Here()
    {
        var screen = new Screen(AnsiConsole.Console);
        return new(Course.Find(Directory.GetCurrentDirectory()), screen, new Programs(TimeProvider.System), TimeProvider.System) { Class = ClassReport.Chosen() };
    }

    /// <summary>A path as a user in the clone would write it.</summary>
    public string Shown(string path) => Path.GetRelativePath(Course.Root, path);

    /// <summary>Reads the progress, and says so where it had to be begun anew.</summary>
    public Progress ReadProgress()
    {
        var progress = Progress.Read();
        if (Progress.Aside is { } aside)
        {
            notes.Add(new(Texts.ProgressPutAside.With(Shown(aside)), Screen.Yellow));
            Progress.Aside = null;
        }

        return progress;
    }

    /// <summary>Tells what is to be told beside the output so far, once.</summary>
    /// <param name="toErrors">Whether it goes to standard error, where it disturbs no JSON.</param>
    public void TellNotes(bool toErrors)
    {
        var screen = toErrors ? Screen.OfErrors() : Screen;
        foreach (var note in notes)
        {
            screen.Line(note.Text, note.Style);
        }

        notes.Clear();
    }

    /// <summary>The named lab, or where none is named the one that was worked on last, or the first that isn't done.</summary>
    public Lab LabOf(string? name) =>
        name is not null ? Course.Lab(name)
        : ReadProgress().Current is { } current && Course.Labs.FirstOrDefault(lab => lab.Number == current) is { } last ? last
        : NextAfter(null) ?? Course.Labs[0];

    /// <summary>The next lab that isn't done, after this one and then from the first on; null where all others are.</summary>
    public Lab? NextAfter(Lab? lab)
    {
        var progress = Progress.Read();
        return Course.Labs.OrderBy(one => lab is not null && string.CompareOrdinal(one.Number, lab.Number) <= 0).FirstOrDefault(one => one != lab && progress.Of(one).SolvedAt is null);
    }

    /// <summary>Names the command that begins the next lab that isn't done, if one is left.</summary>
    public void TellNext(Lab lab)
    {
        if (NextAfter(lab) is { } next)
        {
            Screen.Line(Texts.ThenNext.With(next.Title, Invocation.Of("start", next)));
        }
    }

    /// <summary>Checks the learner's answer, and keeps what came of it.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="begins">Whether the learner works on this lab from now on; else what isn't begun stays so.</param>
    /// <param name="cancellationToken">Ends the programs.</param>
    public async Task<LabRun> CheckAsync(Lab lab, bool begins, CancellationToken cancellationToken)
    {
        if (!File.Exists(lab.Exercise))
        {
            throw new LearnerException(Texts.NoExercise.With(Shown(lab.Exercise), Invocation.Of("reset", lab)));
        }

        await Delivered.KeepAsync(lab, cancellationToken).ConfigureAwait(false);
        var run = await Runner.RunAsync(lab, LabVariant.Exercise, Progress.ResultsOf(lab), cancellationToken).ConfigureAwait(false);
        var results = (run as LabRun.Judged)?.Results;
        if (!begins && ReadProgress().Of(lab).StartedAt is null)
        {
            return run;
        }

        var progress = await Progress.ChangeAsync(
            lab,
            begins,
            known => results is null ? known : known.With(FailedOf(results)) with
            {
                SolvedAt = known.SolvedAt ?? (results.IsGreen ? Time.GetUtcNow() : null),
                Stuck = results.Tasks.FirstOrDefault(task => task.State == TaskState.Red) is { } red ? known.Stuck?.Task == red.Number ? known.Stuck : new(red.Number, Time.GetUtcNow()) : null,
            },
            cancellationToken).ConfigureAwait(false);
        if (results is not null && Class is not null)
        {
            notes.AddRange(await Class.SendAsync(lab, results, progress.Of(lab), cancellationToken).ConfigureAwait(false));
        }

        return run;
    }

    private static IEnumerable<FailedCheck> FailedOf(LabResults results) =>
        results.Checks.Where(check => check is { Verdict: Verdict.Failed, Follows: false }).Select(check => new FailedCheck(check.Task, check.Name, check.Title, check.Told));
}
