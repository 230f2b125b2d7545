using System.Globalization;
using System.Text.RegularExpressions;

namespace ScsLabs.Services.Logs;

/// <summary>The regular expressions of filter patterns: a part of those that .NET has, matched without backtracking.</summary>
/// <remarks>Source: CloudWatch Logs User Guide, FilterAndPatternSyntax, "Supported regular expressions (regex) syntax".</remarks>
internal static partial class FilterRegex
{
    /// <summary>The most repetitions that an expression may ask for, so that its automaton stays small.</summary>
    private const int MostRepetitions = 1000;

    /// <summary>Reads an expression.</summary>
    /// <exception cref="InvalidFilterPatternException">The expression has what isn't supported, or isn't well formed.</exception>
    public static Regex Read(string expression)
    {
        if (!Supported().IsMatch(expression) || HasTooMany(expression))
        {
            throw new InvalidFilterPatternException();
        }

        try
        {
            return new(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception malformed) when (malformed is ArgumentException or NotSupportedException)
        {
            throw new InvalidFilterPatternException();
        }
    }

    private static bool HasTooMany(string expression)
    {
        foreach (var number in Repetitions().EnumerateMatches(expression))
        {
            if (!int.TryParse(expression.AsSpan(number.Index + 1, number.Length - 1), CultureInfo.InvariantCulture, out var count) || count > MostRepetitions)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Letters, digits, the symbols and operators that are listed, classes of characters, and what a backslash makes of a symbol.</summary>
    [GeneratedRegex(@"^(?:[A-Za-z0-9:_#=@/;,\-^$?\[\]{}|*+.]|\\(?:[dDsSwW]|x[0-9A-Fa-f]{2}|[!-/:-@\[-`{-~]))+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Supported();

    [GeneratedRegex("[{,][0-9]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Repetitions();
}

/// <summary>A pattern that is one regular expression, which must match a part of the message.</summary>
internal sealed class RegexPattern : FilterPattern
{
    private readonly Regex regex;

    private RegexPattern(Regex regex) => this.regex = regex;

    /// <summary>Reads the pattern.</summary>
    /// <exception cref="InvalidFilterPatternException">The pattern isn't well formed.</exception>
    public static RegexPattern Read(PatternReader reader)
    {
        var read = reader.TakeRegex();
        return reader.IsAtEnd ? new(read) : throw new InvalidFilterPatternException();
    }

    /// <inheritdoc />
    public override bool Matches(string message) => regex.IsMatch(message);
}
