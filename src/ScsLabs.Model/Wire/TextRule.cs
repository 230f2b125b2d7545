using System.Globalization;
using System.Text.RegularExpressions;

namespace ScsLabs.Model.Wire;

/// <summary>Checks the texts of a list or map: their length and their form.</summary>
/// <param name="min">The minimum length.</param>
/// <param name="max">The maximum length; <see cref="int.MaxValue"/> where there is none.</param>
/// <param name="pattern">The regular expression that the whole text must match; null for any.</param>
internal sealed class TextRule(int min, int max, string? pattern)
{
    // AWS escapes the underscore, which .NET doesn't know.
    private readonly Regex? expression = pattern is null ? null : new($@"\A(?:{pattern.Replace(@"\_", "_", StringComparison.Ordinal)})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Whether a text is as it must be. That none is absent is checked apart.</summary>
    public bool Allows(string? text) => text is null || (text.Length >= min && text.Length <= max && expression?.IsMatch(text) != false);

    /// <summary>The rule in AWS's words: the maximum, the minimum, the expression.</summary>
    public override string ToString()
    {
        var hasMaximum = max < int.MaxValue;
        string?[] rules =
        [
            hasMaximum ? $"Member must have length less than or equal to {max.ToString(CultureInfo.InvariantCulture)}" : null,
            hasMaximum || min > 0 ? $"Member must have length greater than or equal to {min.ToString(CultureInfo.InvariantCulture)}" : null,
            pattern is null ? null : $"Member must satisfy regular expression pattern: {pattern}",
        ];
        return string.Join(", ", rules.OfType<string>());
    }
}
