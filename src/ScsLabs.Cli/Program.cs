using System.CommandLine;
using System.Text;
using ScsLabs.Cli.Authoring;
using ScsLabs.Cli.Classes;
using ScsLabs.Cli.Diagnosis;
using ScsLabs.Cli.Explaining;
using ScsLabs.Cli.Learning;
using ScsLabs.Cli.Reporting;
using ScsLabs.Cli.Running;

namespace ScsLabs.Cli;

/// <summary>The command <c>scslabs</c>.</summary>
internal static class Program
{
    private const string Lang = "--lang";

    public static async Task<int> Main(string[] args)
    {
        Console.OutputEncoding = Encoding.UTF8;
        ChooseLanguage(args);
        var root = new RootCommand(Texts.Help.ToString()) { DoctorCommand.Command(), ExplainCommand.Command(), BundleCommand.Command(), ClassCommand.Command(), JoinCommand.Command(), NewCommand.Command(), ProveCommand.Command(), ReportCommand.Command(), RunCommand.Command() };
        foreach (var command in LearnerCommands.All())
        {
            root.Add(command);
        }

        var language = new Option<string>(Lang) { Description = Texts.LangHelp.ToString(), Recursive = true };
        language.AcceptOnlyFromAmong("en", "ja");
        root.Add(language);
        try
        {
            var parsed = root.Parse(args);
            var code = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
            return parsed.Errors.Count > 0 ? ExitCode.Unjudged : code;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception problem) when (problem is LearnerException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(problem.Message).ConfigureAwait(false);
            return ExitCode.Unjudged;
        }
    }

    /// <summary>Chooses the language before anything is said, and for the programs that are started.</summary>
    private static void ChooseLanguage(string[] args)
    {
        var at = Array.FindLastIndex(args, argument => argument == Lang || argument.StartsWith($"{Lang}=", StringComparison.Ordinal));
        if (at >= 0 && (args[at] == Lang ? args.ElementAtOrDefault(at + 1) : args[at][(Lang.Length + 1)..]) is { } language)
        {
            Environment.SetEnvironmentVariable("SCSLABS_LANG", language);
        }
    }
}
