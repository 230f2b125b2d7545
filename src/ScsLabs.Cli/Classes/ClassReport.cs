using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ScsLabs.Cli.Learning;

namespace ScsLabs.Cli.Classes;

/// <summary>Reports a learner's results to the class's emulator, where the instructor collects them.</summary>
internal sealed class ClassReport(Uri endpoint, string token, HttpMessageHandler http)
{
    /// <summary>The class that <c>SCSLABS_CLASS</c> and <c>SCSLABS_CONTROL_TOKEN</c> name; null where there is none.</summary>
    /// <exception cref="LearnerException"><c>SCSLABS_CLASS</c> is no address.</exception>
    public static ClassReport? Chosen() =>
        Environment.GetEnvironmentVariable("SCSLABS_CLASS") is { Length: > 0 } address
            ? new(Endpoints.Of("SCSLABS_CLASS", address), Environment.GetEnvironmentVariable("SCSLABS_CONTROL_TOKEN") ?? "", new SocketsHttpHandler { AllowAutoRedirect = false })
            : null;

    /// <summary>Sends the results. Returns what to tell: the flags of green tasks, or why the class can't be reached, which fails nothing.</summary>
    public async Task<IReadOnlyList<Note>> SendAsync(Lab lab, LabResults results, LabProgress progress, CancellationToken cancellationToken)
    {
        var tasks = results.Tasks.Select(task => new ReportedTask(task.Number, task.State is TaskState.Proven or TaskState.InPart)).ToList();
        var report = JsonSerializer.SerializeToUtf8Bytes(new(results.At, tasks, progress.Stuck, progress.Hints.Values.Sum(), progress.Spoiled), ClassJson.Default.ReportedLab);
        try
        {
            var answer = await new OperatorClient(endpoint, token, http).SendAsync(HttpMethod.Put, $"/_scslabs/results/{lab.Name}", report, cancellationToken).ConfigureAwait(false);
            return answer.IsSuccess
                ? [new(Texts.Reported.With(endpoint), Screen.Dim), .. (answer.Read(ClassJson.Default.Taken)?.Flags ?? []).Select(flag => new Note(Texts.FlagOf.With(flag.Key, flag.Value), Screen.Green))]
                : [new(Texts.ClassRefuses.With(endpoint, Encoding.UTF8.GetString(answer.Body)), Screen.Yellow)];
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or JsonException)
        {
            return [new(Texts.ClassUnreachable.With(endpoint, unreachable.Message), Screen.Yellow)];
        }
    }

    /// <summary>The answer of the class's emulator.</summary>
    internal sealed record Taken(Dictionary<string, string> Flags);
}

/// <summary>A lab as a learner reports it.</summary>
/// <param name="At">When it was checked.</param>
/// <param name="Tasks">Its tasks.</param>
/// <param name="Stuck">The first red task, and since when; null where none is red.</param>
/// <param name="Hints">The number of hints that were shown.</param>
/// <param name="Spoiled">Whether the reference answer was shown before the lab was done.</param>
internal sealed record ReportedLab(DateTimeOffset At, IReadOnlyList<ReportedTask> Tasks, StuckAt? Stuck, int Hints, bool Spoiled);

/// <summary>A task as a learner reports it.</summary>
internal sealed record ReportedTask(int Number, bool IsGreen);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ReportedLab))]
[JsonSerializable(typeof(ClassReport.Taken))]
[JsonSerializable(typeof(ClassRoom))]
[JsonSerializable(typeof(SeatAnswer))]
[JsonSerializable(typeof(List<CtfdHint>))]
[JsonSerializable(typeof(List<SeatBoard>))]
[JsonSerializable(typeof(Dictionary<string, ReportedLab>))]
internal sealed partial class ClassJson : JsonSerializerContext;
