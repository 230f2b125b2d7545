namespace ScsLabs.Cli.Learning;

/// <summary><c>scslabs hint</c>: a hint for a task, and each time one more.</summary>
internal sealed class HintCommand(Desk desk)
{
    /// <summary>Shows the next hint; all of them where there is no next.</summary>
    /// <param name="name">The lab.</param>
    /// <param name="number">The task; null for the first that is red, or else the first.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<int> RunAsync(string? name, int? number, CancellationToken cancellationToken)
    {
        var lab = desk.LabOf(name);
        desk.ReadProgress();
        var readme = LabReadme.Of(lab);
        var task = number ?? desk.Progress.LastOf(lab)?.Tasks.FirstOrDefault(result => result.State == TaskState.Red)?.Number ?? 1;
        if (readme.Tasks.All(item => item.Number != task))
        {
            throw new LearnerException(Texts.NoTask.With(lab.Number, task, string.Join(" ", readme.Tasks.Select(item => item.Number))));
        }

        if (!readme.Hints.TryGetValue(task, out var hints))
        {
            desk.Screen.Line(Texts.NoHints.With(lab.Number, task));
            return ExitCode.Green;
        }

        var (before, shown) = (0, 0);
        await desk.Progress.ChangeAsync(
            lab,
            begins: true,
            known =>
            {
                before = known.Hints.GetValueOrDefault(task);
                shown = Math.Min(before + 1, hints.Count);
                return known with { Hints = known.Hints.SetItem(task, shown) };
            },
            cancellationToken).ConfigureAwait(false);
        for (var hint = shown > before ? shown : 1; hint <= shown; hint++)
        {
            desk.Screen.Heading(Texts.HintOf.With(lab.Number, task, hint, hints.Count));
            desk.Screen.Line(hints[hint - 1]);
        }

        if (shown == hints.Count)
        {
            desk.Screen.Line();
            desk.Screen.Line(Texts.NoMoreHints.With(Invocation.Of("why", lab)), Screen.Dim);
        }

        return ExitCode.Green;
    }
}
