using ScsLabs.Cli.Running;

namespace ScsLabs.Cli.Learning;

/// <summary><c>scslabs check</c>: checks the learner's answer once.</summary>
internal sealed class CheckCommand(Desk desk)
{
    public async Task<int> RunAsync(string? name, bool asJson, CancellationToken cancellationToken)
    {
        var lab = desk.LabOf(name);
        desk.ReadProgress();
        var run = await desk.CheckAsync(lab, cancellationToken).ConfigureAwait(false);
        if (asJson && run is LabRun.Judged judged)
        {
            desk.Screen.Json(judged.Results, LabResultsJson.Default.LabResults);
            return judged.Results.IsGreen ? ExitCode.Green : ExitCode.Red;
        }

        if (!asJson)
        {
            desk.Screen.Line($"{lab.Number}  {lab.Title}", Screen.Bold);
        }

        var code = new ResultsView(desk).Show(lab, run, ResultsView.Red.All);
        if (!asJson && ResultsView.FirstRed(run) is { } red)
        {
            desk.Screen.Line();
            desk.Screen.Line(Texts.Hinting.With(Invocation.Of("hint", lab, red)));
        }

        return code;
    }
}
