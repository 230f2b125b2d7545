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
                var isGreen = last.Any(check => check.Verdict == Verdict.Passed && failed.IsOf(check));
                screen.Line(isGreen ? $"✓ {Texts.GreenSince.With(failed.Title)}" : $"✗ {failed.Title}", isGreen ? Screen.Green : Screen.Red, indent: 2);
                screen.Line(failed.Told, isGreen ? Screen.Dim : Screen.Plain, indent: 6);
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
