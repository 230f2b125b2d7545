using System.Text.Json;
using ScsLabs.Cli.Running;

namespace ScsLabs.Cli.Tests;

/// <summary>A lab's run: judged, not judged, or ended early, and which results are kept.</summary>
public sealed class LabRunnerTests : IDisposable
{
    private readonly SmallCourse course = new();

    public LabRunnerTests() => Directory.CreateDirectory(Path.Combine(course.Course.Root, "src"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Results => Path.Combine(course.Course.StateFolder, "results.json");

    [Fact]
    public async Task Only_results_that_judge_the_answer_replace_the_last()
    {
        var judged = SmallCourse.ResultsOf(Verdict.Failed, Verdict.Passed);

        (await RunAsync(judged)).ShouldBeOfType<LabRun.Judged>().Results.IsGreen.ShouldBeFalse();
        (await RunAsync(judged with { Backend = null, Problem = "There is no such backend." })).ShouldBe(new LabRun.NotJudged("There is no such backend."));
        (await RunAsync(null)).ShouldBeOfType<LabRun.Ended>().Output.ShouldBe(["last words"]);

        var kept = LabResults.Read(Results)!;
        (kept.Backend, kept.Problem).ShouldBe(("embedded", null));
    }

    public void Dispose() => course.Dispose();

    private Task<LabRun> RunAsync(LabResults? results) => new LabRunner(course.Course, new Written(results), TimeProvider.System).RunAsync(course.First, LabVariant.Exercise, Results, Cancel);

    /// <summary>A lab's program that writes these results; none where it ends early.</summary>
    private sealed class Written(LabResults? results) : IPrograms
    {
        public async Task<ProgramEnd> RunAsync(ProgramCall call, CancellationToken cancellationToken)
        {
            if (call.Variables.GetValueOrDefault(LabResults.Variable) is { } file && results is not null)
            {
                await File.WriteAllTextAsync(file, JsonSerializer.Serialize(results, LabResultsJson.Default.LabResults), cancellationToken);
            }

            return new(0, "last words\n", "");
        }
    }
}
