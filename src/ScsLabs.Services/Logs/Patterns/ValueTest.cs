using System.Globalization;
using System.Text.RegularExpressions;

namespace ScsLabs.Services.Logs;

/// <summary>A comparison with a number, a text with wildcards at its ends, or a regular expression.</summary>
internal sealed class ValueTest
{
    private readonly string comparison;
    private readonly string text;
    private readonly double? number;
    private readonly Regex? regex;

    private ValueTest(string comparison, string text, double? number, Regex? regex) => (this.comparison, this.text, this.number, this.regex) = (comparison, text, number, regex);

    /// <summary>Reads an operator and what it compares with.</summary>
    /// <exception cref="InvalidFilterPatternException">What follows is no comparison.</exception>
    public static ValueTest Read(PatternReader reader)
    {
        var sign = Array.Find(["!=", "<=", ">=", "=", "<", ">"], reader.SkipSpaces().TryTake) ?? throw new InvalidFilterPatternException();
        var isEquality = sign is "=" or "!=";
        switch (reader.SkipSpaces().Peek)
        {
            case '%' when isEquality:
                return new(sign, "", null, reader.TakeRegex());
            case '"' when isEquality:
                return new(sign, reader.TakeQuoted(), null, null);
            default:
                var bare = reader.TakeWhile(static letter => char.IsLetterOrDigit(letter) || letter is '_' or '.' or '-' or '+' or '*');
                var value = NumberOf(bare);
                return bare.Length > 0 && (isEquality || value is not null) ? new(sign, bare, value, null) : throw new InvalidFilterPatternException();
        }
    }

    /// <summary>The number that a text is; null where it is none.</summary>
    public static double? NumberOf(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>Whether a value passes.</summary>
    /// <param name="value">The value as a text.</param>
    /// <param name="valueNumber">The value as a number; null where it is none.</param>
    public bool Passes(string value, double? valueNumber) => comparison switch
    {
        "=" => Equals(value, valueNumber),
        "!=" => !Equals(value, valueNumber),
        "<" => valueNumber < number,
        "<=" => valueNumber <= number,
        ">" => valueNumber > number,
        _ => valueNumber >= number,
    };

    private bool Equals(string value, double? valueNumber) =>
        regex is not null ? regex.IsMatch(value)
        : number is not null && valueNumber is not null ? valueNumber.Equals(number)
        : text switch
        {
            "*" => true,
            ['*', .. var middle, '*'] => value.Contains(middle, StringComparison.Ordinal),
            ['*', .. var end] => value.EndsWith(end, StringComparison.Ordinal),
            [.. var start, '*'] => value.StartsWith(start, StringComparison.Ordinal),
            _ => value == text,
        };
}
