using System.CommandLine;
using ScsLabs.Cli.Learning;
using ScsLabs.Harness.Proof;

namespace ScsLabs.Cli.Running;

/// <summary><c>scslabs run</c>: builds a lab and shows its program's run: the answer and the backend that the variables choose, and the proofs where that is the reference answer on the embedded emulator.</summary>
/// <param name="desk">The learner's tools.</param>
/// <param name="build">Builds labs.</param>
/// <param name="programs">Runs their programs.</param>
internal sealed class RunCommand(Desk desk, LabBuild build, IPrograms programs)
{
    /// <summary>Whether the lab's proofs run where its checks are green.</summary>
    internal bool Proves { get; init; } = Unproven.Reason is null;

    /// <summary>The file of the results that the user chose; null for none.</summary>
    internal string? Results { get; init; } = Environment.GetEnvironmentVariable(LabResults.Variable) is { Length: > 0 } chosen ? chosen : null;

    public static Command Command()
    {
        var lab = new Argument<string>("lab") { Description = Texts.LabNumber.ToString() };
        var configuration = new Option<string>("--configuration") { Description = Texts.ConfigurationHelp.ToString(), DefaultValueFactory = static _ => LabBuild.DefaultConfiguration };
        var command = new Command("run", Texts.RunHelp.ToString()) { lab, configuration };
        command.SetAction((arguments, cancel) =>
        {
            var desk = Desk.Here();
            var programs = new Programs(TimeProvider.System);
            return new RunCommand(desk, new(desk.Course, programs, desk.Time, arguments.GetValue(configuration)!), programs).RunAsync(arguments.GetValue(lab)!, cancel);
        });
        return command;
    }

    /// <summary>Runs a lab.</summary>
    public async Task<int> RunAsync(string name, CancellationToken cancellationToken)
    {
        var lab = desk.Course.Lab(name);
        using var held = await build.HoldAsync(lab, () => desk.Screen.Line(Texts.OtherRun.With(lab.Number), Screen.Dim), cancellationToken).ConfigureAwait(false);
        var errors = await build.BuildAsync(lab, () => desk.Screen.Line(Texts.BuildingReferences.With(lab.Number), Screen.Dim), cancellationToken).ConfigureAwait(false);
        if (errors.Count > 0)
        {
            foreach (var error in errors)
            {
                desk.Screen.Line(error);
            }

            return ExitCode.Unjudged;
        }

        // The harness tells the checks' results, not a test runner. Of the proofs, xunit tells what is red.
        var results = Results ?? Path.Combine(desk.Course.StateFolder, "runs", $"{lab.Name}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(results))!);
        File.Delete(results);
        if (!await ShowAsync(lab, "silent", "-class-", new(StringComparer.Ordinal) { ["SCSLABS_REPORT"] = "full", [LabResults.Variable] = results }, cancellationToken).ConfigureAwait(false))
        {
            return LabResults.Read(results) is { Problem: null } ? ExitCode.Red : ExitCode.Unjudged;
        }

        return !Proves || await ShowAsync(lab, "quiet", "-class", new(StringComparer.Ordinal) { ["SCSLABS_REPORT"] = "" }, cancellationToken).ConfigureAwait(false) ? ExitCode.Green : ExitCode.Red;
    }

    private async Task<bool> ShowAsync(Lab lab, string reporter, string filter, Dictionary<string, string> variables, CancellationToken cancellationToken)
    {
        var end = await programs.RunAsync(
            new("dotnet", [build.ProgramOf(lab), "-noLogo", "-noColor", "-reporter", reporter, filter, $"{lab.Name}.Proof"], desk.Course.Root)
            {
                Variables = variables,
                ShowsOutput = true,
                Limit = Timeout.InfiniteTimeSpan,
            },
            cancellationToken).ConfigureAwait(false);
        if (end.Output.Length > 0)
        {
            desk.Screen.Line(end.Output); // the program didn't start
        }

        return end.ExitCode == 0;
    }
}
