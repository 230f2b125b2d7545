using System.CommandLine;
using ScsLabs.Cli.Learning.Watching;

namespace ScsLabs.Cli.Learning;

/// <summary>The command lines of the learner's commands.</summary>
internal static class LearnerCommands
{
    public static IEnumerable<Command> All() => [List(), Start(), Watch(), Check(), Hint(), Solution(), Why(), Reset(), Verify()];

    private static Command List()
    {
        var json = Json();
        return Of("list", Texts.ListHelp, (arguments, _) => Task.FromResult(new ListCommand(Desk.Here()).Run(arguments.GetValue(json))), json);
    }

    private static Command Start()
    {
        var lab = LabArgument();
        return Of("start", Texts.StartHelp, (arguments, cancel) => new StartCommand(Desk.Here()).RunAsync(arguments.GetValue(lab), cancel), lab);
    }

    private static Command Watch()
    {
        var (lab, manual) = (LabArgument(), new Option<bool>("--manual") { Description = Texts.ManualHelp.ToString() });
        return Of(
            "watch",
            Texts.WatchHelp,
            (arguments, cancel) =>
            {
                var desk = Desk.Here();
                return new WatchCommand(desk, new Keyboard(desk.Time)).RunAsync(arguments.GetValue(lab), arguments.GetValue(manual), cancel);
            },
            lab,
            manual);
    }

    private static Command Check()
    {
        var (lab, json) = (LabArgument(), Json());
        return Of("check", Texts.CheckHelp, (arguments, cancel) => new CheckCommand(Desk.Here()).RunAsync(arguments.GetValue(lab), arguments.GetValue(json), cancel), lab, json);
    }

    private static Command Hint()
    {
        var (lab, task) = (LabArgument(), new Argument<int?>("task") { Arity = ArgumentArity.ZeroOrOne, Description = Texts.TaskArgument.ToString() });
        return Of("hint", Texts.HintHelp, (arguments, cancel) => new HintCommand(Desk.Here()).RunAsync(arguments.GetValue(lab), arguments.GetValue(task), cancel), lab, task);
    }

    private static Command Solution()
    {
        var (lab, spoil) = (LabArgument(), new Option<bool>("--spoil") { Description = Texts.SpoilHelp.ToString() });
        return Of("solution", Texts.SolutionHelp, (arguments, cancel) => new SolutionCommand(Desk.Here()).RunAsync(arguments.GetValue(lab), arguments.GetValue(spoil), cancel), lab, spoil);
    }

    private static Command Why()
    {
        var lab = LabArgument();
        return Of("why", Texts.WhyHelp, (arguments, _) => Task.FromResult(new WhyCommand(Desk.Here()).Run(arguments.GetValue(lab))), lab);
    }

    private static Command Reset()
    {
        var lab = new Argument<string>("lab") { Description = Texts.LabArgument.ToString() };
        return Of("reset", Texts.ResetHelp, (arguments, cancel) => new ResetCommand(Desk.Here()).RunAsync(arguments.GetValue(lab), cancel), lab);
    }

    private static Command Verify()
    {
        var json = Json();
        return Of("verify", Texts.VerifyHelp, (arguments, cancel) => new VerifyCommand(Desk.Here()).RunAsync(arguments.GetValue(json), cancel), json);
    }

    private static Argument<string?> LabArgument() => new("lab") { Arity = ArgumentArity.ZeroOrOne, Description = Texts.LabArgument.ToString() };

    private static Option<bool> Json() => new("--json") { Description = Texts.JsonHelp.ToString() };

    private static Command Of(string name, Text help, Func<ParseResult, CancellationToken, Task<int>> run, params Symbol[] symbols)
    {
        var command = new Command(name, help.ToString());
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)symbol);
            }
        }

        command.SetAction(run);
        return command;
    }
}
