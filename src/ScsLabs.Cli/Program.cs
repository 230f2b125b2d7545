using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text;
using ScsLabs.Cli.Authoring;
using ScsLabs.Cli.Classes;
using ScsLabs.Cli.Diagnosis;
using ScsLabs.Cli.Explaining;
using ScsLabs.Cli.Help;
using ScsLabs.Cli.Learning;
using ScsLabs.Cli.Reporting;
using ScsLabs.Cli.Running;
using Spectre.Console;

namespace ScsLabs.Cli;

/// <summary>The command <c>scslabs</c>.</summary>
internal static class Program
{
    private const string Lang = "--lang";

    public static async Task<int> Main(string[] args)
    {
        Console.OutputEncoding = Encoding.UTF8;
        ChooseLanguage(args);
        var help = new HelpPage(new(AnsiConsole.Console));
        var parsed = Root(help).Parse(args);
        try
        {
            if (parsed.Action is not ParseErrorAction unparsed)
            {
                return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
            }

            var errors = Screen.OfErrors();
            foreach (var problem in ParseProblems.Of(parsed, unparsed, Languages.Chosen))
            {
                errors.Line(problem);
            }

            errors.Line();
            help.Show(parsed.CommandResult.Command);
            return ExitCode.Unjudged;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception problem) when (problem is LearnerException or IOException or UnauthorizedAccessException)
        {
            Screen.OfErrors().Line(problem.Message);
            return ExitCode.Unjudged;
        }
    }

    /// <summary>The command line, with all commands.</summary>
    internal static RootCommand Root(HelpPage help)
    {
        var root = new RootCommand(Texts.Help.ToString()) { DoctorCommand.Command(), ExplainCommand.Command(), BundleCommand.Command(), ClassCommand.Command(), JoinCommand.Command(), NewCommand.Command(), ProveCommand.Command(), ReportCommand.Command(), RunCommand.Command() };
        foreach (var command in LearnerCommands.All())
        {
            root.Add(command);
        }

        var language = new Option<string>(Lang) { Description = Texts.LangHelp.ToString(), HelpName = "en|ja", Recursive = true };
        language.AcceptOnlyFromAmong("en", "ja");
        root.Add(language);
        foreach (var option in root.Options)
        {
            switch (option)
            {
                case HelpOption:
                    (option.Description, option.Action) = (Texts.HelpHelp.ToString(), help);
                    break;
                case VersionOption:
                    option.Description = Texts.VersionHelp.ToString();
                    break;
            }
        }

        return root;
    }

    /// <summary>Chooses the language before anything is said, and for the programs that are started. One that there isn't is told in the system's language.</summary>
    private static void ChooseLanguage(string[] args)
    {
        var at = Array.FindLastIndex(args, argument => argument == Lang || argument.StartsWith($"{Lang}=", StringComparison.Ordinal));
        if (at >= 0 && (args[at] == Lang ? args.ElementAtOrDefault(at + 1) : args[at][(Lang.Length + 1)..]) is ("en" or "ja") and var language)
        {
            Environment.SetEnvironmentVariable("SCSLABS_LANG", language);
        }
    }
}
