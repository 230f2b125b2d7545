using System.CommandLine.Parsing;
using System.Globalization;

namespace ScsLabs.Cli.Help;

/// <summary>Reads whole numbers of a command line. System.CommandLine's own problem names .NET's type.</summary>
internal static class WholeNumber
{
    /// <summary>Reads the value of an argument or option; 0, with a problem, where it is none.</summary>
    public static int Read(ArgumentResult result) => TryRead(result, out var number) ? number : 0;

    /// <summary>Reads it. Returns false, with a problem, where it is none.</summary>
    public static bool TryRead(ArgumentResult result, out int number)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
        {
            return true;
        }

        result.AddError(Texts.NoWholeNumber.With(result.Parent is OptionResult option ? option.Option.Name : result.Argument.Name, text));
        return false;
    }
}
