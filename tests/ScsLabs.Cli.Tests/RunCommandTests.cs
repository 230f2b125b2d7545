using ScsLabs.Cli.Running;

namespace ScsLabs.Cli.Tests;

/// <summary>The command <c>run</c>, with programs that only say what they were asked.</summary>
public sealed class RunCommandTests : IDisposable
{
    private readonly SmallCourse course = new();

    public RunCommandTests() => Directory.CreateDirectory(Path.Combine(course.Course.Root, "src"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_checks_run_then_the_proofs_in_the_configuration_that_was_built()
    {
        var (code, calls) = await RunAsync("Release", static _ => 0);

        code.ShouldBe(ExitCode.Green);
        var program = course.First.Program("Release", "net10.0");
        calls.Where(call => call.Arguments[0] == "build").ShouldAllBe(call => call.Arguments.Contains("Release"));
        calls.Where(call => call.Arguments[0] == program).Select(call => (string.Join(' ', call.Arguments.Skip(1)), call.Variables["SCSLABS_REPORT"], call.ShowsOutput)).ShouldBe(
        [
            ("-noLogo -noColor -reporter silent -class- Lab01.First.Proof", "full", true),
            ("-noLogo -noColor -reporter quiet -class Lab01.First.Proof", "", true),
        ]);
    }

    [Fact]
    public async Task Nothing_is_proven_of_a_lab_that_is_red_and_a_proof_that_fails_is_red()
    {
        var (code, calls) = await RunAsync("Debug", static call => call.Arguments.Contains("-class-") ? 1 : 0);
        (code, calls.Count(call => call.Arguments.Contains("-class"))).ShouldBe((ExitCode.Red, 0));

        (code, calls) = await RunAsync("Debug", static call => call.Arguments.Contains("-class") ? 1 : 0);
        (code, calls.Count(call => call.Arguments.Contains("-class"))).ShouldBe((ExitCode.Red, 1));
    }

    [Fact]
    public async Task A_lab_that_is_not_judged_is_not_red()
    {
        var results = SmallCourse.ResultsOf(Verdict.Failed, Verdict.Skipped);

        (await RunAsync("Debug", Fails, results)).Code.ShouldBe(ExitCode.Red);
        (await RunAsync("Debug", Fails, results with { Problem = "There is no such backend." })).Code.ShouldBe(ExitCode.Unjudged);

        static int Fails(ProgramCall call) => call.Arguments.Contains("-class-") ? 1 : 0;
    }

    [Fact]
    public async Task What_the_lab_stands_on_is_built_once_and_said()
    {
        await RunAsync("Debug", static _ => 0);
        course.Said.ShouldBe("Lab 01: building what it stands on, once and after a change of src …\n");

        var (_, calls) = await RunAsync("Debug", static _ => 0);

        course.Said.ShouldBe("");
        calls.Count(call => call.Arguments[0] == "build").ShouldBe(1, "the lab alone");
    }

    [Fact]
    public async Task Another_run_of_the_lab_is_waited_for_and_that_is_said()
    {
        var held = FileLock.TryTake(Path.Combine(course.Course.StateFolder, $"{course.First.Name}.lock"))!;
        var running = RunAsync("Debug", static _ => 0);
        while (!course.Said.Contains("waiting for another run", StringComparison.Ordinal))
        {
            Cancel.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        held.Dispose();

        (await running).Code.ShouldBe(ExitCode.Green);
    }

    [Fact]
    public async Task A_lab_that_cannot_be_built_is_told_in_the_compilers_words()
    {
        await RunAsync("Debug", static _ => 0);
        _ = course.Said;

        var (code, calls) = await RunAsync("Debug", static call => call.Arguments[0] == "build" ? 1 : 0);

        code.ShouldBe(ExitCode.Unjudged);
        course.Said.ShouldBe("labs/Lab01.First/Exercise.cs(1,1): error CS1002: ; expected\n");
        calls.ShouldHaveSingleItem();
    }

    public void Dispose() => course.Dispose();

    private async Task<(int Code, IReadOnlyList<ProgramCall> Calls)> RunAsync(string configuration, Func<ProgramCall, int> exitCode, LabResults? results = null)
    {
        var programs = new Recorded(course.Course.Root, exitCode, results ?? SmallCourse.ResultsOf(Verdict.Failed, Verdict.Passed));
        var desk = course.Desk();
        return (await new RunCommand(desk, new(course.Course, programs, desk.Time, configuration), programs) { Proves = true }.RunAsync("01", Cancel), programs.Calls);
    }

    private sealed class Recorded(string root, Func<ProgramCall, int> exitCode, LabResults results) : IPrograms
    {
        public List<ProgramCall> Calls { get; } = [];

        public async Task<ProgramEnd> RunAsync(ProgramCall call, CancellationToken cancellationToken)
        {
            Calls.Add(call);
            if (call.Variables.GetValueOrDefault(LabResults.Variable) is { } file)
            {
                await results.WriteAsync(file);
            }

            var output = call.ShowsOutput ? "" : $"{Path.Combine(root, "labs", "Lab01.First", "Exercise.cs")}(1,1): error CS1002: ; expected [{root}/x.csproj]\n";
            return new(exitCode(call), output, output);
        }
    }
}
