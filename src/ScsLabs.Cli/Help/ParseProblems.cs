using System.CommandLine;
using System.CommandLine.Invocation;

namespace ScsLabs.Cli.Help;

/// <summary>Tells in the user's language what is wrong with a command line, which System.CommandLine says in English.</summary>
internal static class ParseProblems
{
    private static readonly Sentences Known = new(
        Texts.NotMatched, Texts.Unrecognized, Texts.NotAmong, Texts.ArgumentMissing, Texts.ValueMissing, Texts.CommandMissing,
        Texts.OptionMissing, Texts.OneValueOnly, Texts.NoOptionValue, Texts.VersionAlone);

    /// <summary>The problems, and the commands that may have been meant.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed, ParseErrorAction action, Language language)
    {
        using var said = new StringWriter();
        action.ShowHelp = false;
        parsed.Invoke(new() { Output = said, Error = TextWriter.Null });
        var errors = parsed.Errors.Select(static error => error.Message).ToList();

        // System.CommandLine says of a misspelt command also that one is missing.
        var told = errors.Count > 1 ? errors.Where(static error => error != Texts.CommandMissing.English) : errors;
        return [.. said.ToString().ReplaceLineEndings("\n").Split('\n').Concat(told).Where(line => line.Trim().Length > 0).Select(line => Known.Told(line, language))];
    }
}
