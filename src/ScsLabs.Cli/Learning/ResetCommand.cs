namespace ScsLabs.Cli.Learning;

/// <summary><c>scslabs reset</c>: puts the learner's file back as it was delivered, and keeps the answer so far in <c>.scslabs/answers</c>.</summary>
internal sealed class ResetCommand(Desk desk)
{
    public async Task<int> RunAsync(string? name, CancellationToken cancellationToken)
    {
        var lab = desk.LabOf(name);
        desk.ReadProgress();
        var aside = await desk.Delivered.RestoreAsync(lab, desk.Time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        File.Delete(desk.Progress.ResultsOf(lab));
        await desk.Progress.ChangeAsync(lab, begins: true, static _ => LabProgress.Empty, cancellationToken).ConfigureAwait(false);
        desk.Screen.Line(Texts.WasReset.With(desk.Shown(lab.Exercise)));
        if (aside is not null)
        {
            desk.Screen.Line(Texts.KeptYours.With(desk.Shown(aside)));
        }

        return ExitCode.Green;
    }
}
