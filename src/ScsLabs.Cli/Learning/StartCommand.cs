namespace ScsLabs.Cli.Learning;

/// <summary><c>scslabs start</c>: tells a lab's situation and tasks, and where to work.</summary>
internal sealed class StartCommand(Desk desk)
{
    /// <summary>Begins the lab, and tells it.</summary>
    /// <param name="name">The lab.</param>
    /// <param name="isWatched">Whether the user's answer is watched already.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<int> RunAsync(string? name, bool isWatched, CancellationToken cancellationToken)
    {
        var lab = desk.LabOf(name);
        if (File.Exists(lab.Exercise))
        {
            await desk.Delivered.KeepAsync(lab, cancellationToken).ConfigureAwait(false);
        }

        desk.ReadProgress();
        await desk.Progress.ChangeAsync(lab, begins: true, static known => known, cancellationToken).ConfigureAwait(false);
        var readme = LabReadme.Of(lab);
        var screen = desk.Screen;
        screen.Line($"{lab.Number}  {lab.Title}", Screen.Bold);
        screen.Heading(Texts.Situation.ToString());
        screen.Line(readme.Situation);
        screen.Heading(Texts.TasksOf.ToString());
        foreach (var task in readme.Tasks)
        {
            screen.Line($"{task.Number}. {task.Title}: {task.Text}", indent: 2);
        }

        screen.Line();
        screen.Line(Texts.YourFile.With(desk.Shown(lab.Exercise)));
        screen.Line(Texts.Picture.With(desk.Shown(Path.Combine(lab.Folder, Languages.Chosen == Language.Japanese ? "README.ja.md" : "README.md"))));
        if (!isWatched)
        {
            screen.Line(Texts.ThenWatch.With(Invocation.Of("learn", lab)));
        }

        return ExitCode.Green;
    }
}
