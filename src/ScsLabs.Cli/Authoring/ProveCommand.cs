using System.CommandLine;
using ScsLabs.Cli.Learning;
using ScsLabs.Cli.Running;

namespace ScsLabs.Cli.Authoring;

/// <summary><c>scslabs prove</c>: looks whether labs are whole, and runs their reference answers and their proofs.</summary>
internal sealed class ProveCommand(Desk desk, Func<Lab, CancellationToken, Task<IReadOnlyList<string>>> prove)
{
    public static Command Command()
    {
        var lab = new Argument<string?>("lab") { Arity = ArgumentArity.ZeroOrOne, Description = Texts.ProveLab.ToString() };
        var command = new Command("prove", Texts.ProveHelp.ToString()) { lab };
        command.SetAction((arguments, cancel) =>
        {
            var desk = Desk.Here();
            return new ProveCommand(desk, new LabRunner(desk.Course, new Programs(TimeProvider.System), desk.Time).ProveAsync).RunAsync(arguments.GetValue(lab), cancel);
        });
        return command;
    }

    /// <summary>Proves a lab, or all.</summary>
    public async Task<int> RunAsync(string? name, CancellationToken cancellationToken)
    {
        var isRed = false;
        foreach (var lab in name is null ? desk.Course.Labs : [desk.Course.Lab(name)])
        {
            var problems = LabReview.Of(lab).ToList();
            if (problems.Count == 0)
            {
                problems.AddRange(await ReferenceAsync(lab, cancellationToken).ConfigureAwait(false));

                // Each proof would tell the reference answer's mistake once more.
                problems.AddRange(problems.Count > 0 ? [Texts.ProofsNotRun.ToString()] : await prove(lab, cancellationToken).ConfigureAwait(false));
            }

            isRed |= problems.Count > 0;
            desk.Screen.Line($"{(problems.Count == 0 ? '✓' : '✗')} {lab.Number} {lab.Title}", problems.Count == 0 ? Screen.Green : Screen.Red);
            foreach (var problem in problems)
            {
                desk.Screen.Line(problem, indent: 4);
            }
        }

        return isRed ? ExitCode.Red : ExitCode.Green;
    }

    /// <summary>Runs the reference answer, and lists the checks that it fails.</summary>
    private async Task<IEnumerable<string>> ReferenceAsync(Lab lab, CancellationToken cancellationToken)
    {
        var file = Path.Combine(desk.Course.StateFolder, "proofs", $"{lab.Name}.json");
        return await desk.Runner.RunAsync(lab, LabVariant.Solution, file, cancellationToken).ConfigureAwait(false) switch
        {
            LabRun.Judged { Results: var results } => results.Checks.Where(check => check.Verdict is Verdict.Failed or Verdict.NotRun).Select(check => $"{check.Title}: {check.Told}"),
            var unjudged => new ResultsView(desk).ProblemOf(lab, unjudged) is var (problem, lines) ? [problem, .. lines] : [],
        };
    }
}
