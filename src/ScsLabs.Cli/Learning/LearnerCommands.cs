using System.CommandLine;
using ScsLabs.Cli.Help;
using ScsLabs.Cli.Learning.Watching;

namespace ScsLabs.Cli.Learning;

/// <summary>The command lines of the learner's commands.</summary>
internal static class LearnerCommands
{
    public static IEnumerable<Command> All() => [List(), Start(), Watch(), Check(), Hint(), Solution(), Why(), Reset(), Verify()];

    private static Command List()
    {
        var json = Json();
        return Of("list", Texts.ListHelp, (desk, arguments, _) => Task.FromResult(new ListCommand(desk).Run(arguments.GetValue(json))), json);
    }

    private static Command Start()
    {
        var lab = LabArgument();
        return Of("start", Texts.StartHelp, (desk, arguments, cancel) => new StartCommand(desk).RunAsync(arguments.GetValue(lab), isWatched: false, cancel), lab);
    }

    private static Command Watch()
    {
        var (lab, manual) = (LabArgument(), new Option<bool>("--manual") { Description = Texts.ManualHelp.ToString() });
        var command = Of(
            "watch",
            Texts.WatchHelp,
            (desk, arguments, cancel) => new WatchCommand(desk, new Keyboard(desk.Time)).RunAsync(arguments.GetValue(lab), arguments.GetValue(manual), cancel),
            lab,
            manual);
        command.Aliases.Add("learn");
        return command;
    }

    private static Command Check()
    {
        var (lab, json) = (LabArgument(), Json());
        return Of("check", Texts.CheckHelp, (desk, arguments, cancel) => new CheckCommand(desk).RunAsync(arguments.GetValue(lab), arguments.GetValue(json), cancel), lab, json);
    }

    private static Command Hint()
    {
        var (lab, task) = (LabArgument(), new Argument<int?>("task") { CustomParser = static result => WholeNumber.Read(result), Arity = ArgumentArity.ZeroOrOne, Description = Texts.TaskArgument.ToString() });
        return Of("hint", Texts.HintHelp, (desk, arguments, cancel) => new HintCommand(desk).RunAsync(arguments.GetValue(lab), arguments.GetValue(task), cancel), lab, task);
    }

    private static Command Solution()
    {
        var (lab, spoil) = (LabArgument(), new Option<bool>("--spoil") { Description = Texts.SpoilHelp.ToString() });
        return Of("solution", Texts.SolutionHelp, (desk, arguments, cancel) => new SolutionCommand(desk).RunAsync(arguments.GetValue(lab), arguments.GetValue(spoil), cancel), lab, spoil);
    }

    private static Command Why()
    {
        var lab = LabArgument();
        return Of("why", Texts.WhyHelp, (desk, arguments, _) => Task.FromResult(new WhyCommand(desk).Run(arguments.GetValue(lab))), lab);
    }

    private static Command Reset()
    {
        var lab = new Argument<string>("lab") { Description = Texts.LabNumber.ToString() };
        return Of("reset", Texts.ResetHelp, (desk, arguments, cancel) => new ResetCommand(desk).RunAsync(arguments.GetValue(lab), cancel), lab);
    }

    private static Command Verify()
    {
        var json = Json();
        return Of("verify", Texts.VerifyHelp, (desk, arguments, cancel) => new VerifyCommand(desk).RunAsync(arguments.GetValue(json), cancel), json);
    }

    private static Argument<string?> LabArgument() => new("lab") { Arity = ArgumentArity.ZeroOrOne, Description = Texts.LabArgument.ToString() };

    private static Option<bool> Json() => new("--json") { Description = Texts.JsonHelp.ToString() };

    private static Command Of(string name, Text help, Func<Desk, ParseResult, CancellationToken, Task<int>> run, params Symbol[] symbols)
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

        command.SetAction(async (arguments, cancel) =>
        {
            var desk = Desk.Here();
            try
            {
                return await run(desk, arguments, cancel).ConfigureAwait(false);
            }
            finally
            {
                desk.TellNotes(toErrors: true);
            }
        });
        return command;
    }
}
