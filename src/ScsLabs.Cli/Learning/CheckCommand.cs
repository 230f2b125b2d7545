using System.Text.Json.Serialization;
using ScsLabs.Cli.Running;

namespace ScsLabs.Cli.Learning;

/// <summary><c>scslabs check</c>: checks the learner's answer once.</summary>
internal sealed class CheckCommand(Desk desk)
{
    public async Task<int> RunAsync(string? name, bool asJson, CancellationToken cancellationToken)
    {
        var lab = desk.LabOf(name);
        desk.ReadProgress();
        var run = await desk.CheckAsync(lab, begins: true, cancellationToken).ConfigureAwait(false);
        if (asJson && run is LabRun.Judged judged)
        {
            desk.Screen.Json(judged.Results, LabResultsJson.Default.LabResults);
            return judged.Results.IsGreen ? ExitCode.Green : ExitCode.Red;
        }

        if (asJson)
        {
            var (problem, lines) = new ResultsView(desk).ProblemOf(lab, run);
            desk.Screen.Json(new(lab.Name, problem, lines), UnjudgedJson.Default.UnjudgedLab);
            return ExitCode.Unjudged;
        }

        desk.Screen.Line($"{lab.Number}  {lab.Title}", Screen.Bold);
        var code = new ResultsView(desk).Show(lab, run, ResultsView.Red.All);
        if (ResultsView.FirstRed(run) is { } red)
        {
            desk.Screen.Line();
            desk.Screen.Line(Texts.Hinting.With(Invocation.Of("hint", lab, red)));
        }

        return code;
    }
}

/// <summary>A lab that couldn't be judged.</summary>
/// <param name="Lab">The lab's name.</param>
/// <param name="Problem">Why.</param>
/// <param name="Lines">The compiler's or the program's words.</param>
internal sealed record UnjudgedLab(string Lab, string Problem, IReadOnlyList<string> Lines);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UnjudgedLab))]
internal sealed partial class UnjudgedJson : JsonSerializerContext;
