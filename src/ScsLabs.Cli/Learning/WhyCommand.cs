namespace ScsLabs.Cli.Learning;

/// <summary><c>scslabs why</c>: what was wrong with the learner's answer, what AWS does, and the sources.</summary>
internal sealed class WhyCommand(Desk desk)
{
    public int Run(string? name)
    {
        var lab = desk.LabOf(name);
        var progress = desk.ReadProgress().Of(lab);
        var readme = LabReadme.Of(lab);
        var screen = desk.Screen;
        var last = desk.Progress.LastOf(lab)?.Checks ?? [];
        screen.Line($"{lab.Number}  {lab.Title}", Screen.Bold);
        screen.Heading(Texts.WasRed.ToString());
        if (progress.Failed.IsEmpty)
        {
            screen.Line(Texts.NothingWasRed.With(Invocation.Of("check", lab)));
        }

        foreach (var task in progress.Failed.GroupBy(failed => failed.Task).OrderBy(task => task.Key))
        {
            screen.Line($"{Texts.Task.With(task.Key)}: {readme.TitleOf(task.Key)}");
            foreach (var failed in task)
            {
                // What was mended since is told as well, because that is what was learned.
                var now = last.FirstOrDefault(failed.IsOf)?.Verdict ?? Verdict.Failed;
                var (sign, style) = ResultsView.MarkOf(now);
                screen.Line($"{sign} {(now == Verdict.Passed ? Texts.GreenSince.With(failed.Title) : failed.Title)}", style, indent: 2);
                screen.Line(failed.Told, now == Verdict.Failed ? Screen.Plain : Screen.Dim, indent: 6);
            }
        }

        screen.Heading(Texts.AwsDoes.ToString());
        screen.Line(readme.Aws);
        screen.Heading(Texts.Sources.ToString());
        screen.Line(readme.Sources);
        screen.Line();
        if (progress.SolvedAt is not null)
        {
            screen.Line(Texts.ThenSolution.With(Invocation.Of("solution", lab)));
        }

        desk.TellNext(lab);
        return ExitCode.Green;
    }
}
