using System.Text.Json.Serialization;
using ScsLabs.Cli.Running;

namespace ScsLabs.Cli.Learning;

/// <summary><c>scslabs verify</c>: checks the learner's answers of all labs, also after one that is red.</summary>
internal sealed class VerifyCommand(Desk desk)
{
    public async Task<int> RunAsync(bool asJson, CancellationToken cancellationToken)
    {
        desk.ReadProgress();
        var verified = new List<VerifiedLab>();
        foreach (var lab in desk.Course.Labs)
        {
            // A lab without an answer is no reason not to look at the others.
            var run = File.Exists(lab.Exercise) ? await desk.CheckAsync(lab, begins: false, cancellationToken).ConfigureAwait(false) : null;
            var results = (run as LabRun.Judged)?.Results;
            var green = results?.Tasks.Where(task => task.State is TaskState.Proven or TaskState.InPart).Select(task => task.Number).ToList() ?? [];
            var red = results?.Tasks.Where(task => task.State == TaskState.Red).Select(task => task.Number).ToList() ?? [];
            verified.Add(new(lab.Number, lab.Name, results is not null, results is { IsGreen: true }, green, red));
            if (!asJson)
            {
                Tell(lab, results, green.Count);
            }
        }

        if (asJson)
        {
            desk.Screen.Json(verified, VerifyJson.Default.ListVerifiedLab);
        }

        return verified.TrueForAll(lab => lab.IsGreen) ? ExitCode.Green : verified.Exists(lab => !lab.IsJudged) ? ExitCode.Unjudged : ExitCode.Red;
    }

    private void Tell(Lab lab, LabResults? results, int green)
    {
        var isWhole = results is not null && results.Tasks.All(task => task.State == TaskState.Proven);
        var (sign, style, told) = results switch
        {
            null => ('✗', Screen.Red, Texts.Unbuilt.ToString()),
            { IsGreen: true } => ('✓', Screen.Green, (isWhole ? Texts.Done : Texts.DoneInPart).ToString()),
            _ => ('✗', Screen.Red, Texts.TasksDone.With(green, results.Tasks.Count)),
        };
        desk.Screen.Line($"{sign} {lab.Number} {lab.Title} · {told}", style);
    }
}

/// <summary>A lab as it was verified.</summary>
internal sealed record VerifiedLab(string Number, string Name, bool IsJudged, bool IsGreen, IReadOnlyList<int> GreenTasks, IReadOnlyList<int> RedTasks);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(List<VerifiedLab>))]
internal sealed partial class VerifyJson : JsonSerializerContext;
