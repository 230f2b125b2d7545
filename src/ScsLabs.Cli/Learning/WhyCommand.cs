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
        screen.Line($"{lab.Number}  {lab.Title}", Screen.Bold);
        screen.Heading(Texts.WasRed.ToString());
        if (progress.Red.IsEmpty)
        {
            screen.Line(Texts.NothingWasRed.With(Invocation.Of("check", lab)));
        }

        foreach (var (task, reason) in progress.Red)
        {
            screen.Line($"{Texts.Task.With(task)}: {readme.TitleOf(task)}");
            screen.Line(reason, indent: 4);
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
