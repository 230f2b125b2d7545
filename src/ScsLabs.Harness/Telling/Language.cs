using System.Globalization;
using System.Text.RegularExpressions;

namespace ScsLabs.Harness.Telling;

/// <summary>The languages in which the harness speaks to learners.</summary>
internal enum Language
{
    English,
    Japanese,
}

/// <summary>Chooses the language: <c>SCSLABS_LANG</c> (<c>en</c> or <c>ja</c>), or else the system's locale. Everything but Japanese is English.</summary>
internal static class Languages
{
    /// <summary>The language of this process.</summary>
    public static Language Chosen { get; } = Of(Environment.GetEnvironmentVariable);

    /// <summary>The language that these variables choose. The order of the POSIX variables is that of setlocale.</summary>
    public static Language Of(Func<string, string?> variable)
    {
        string[] names = ["SCSLABS_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];
        var locale = names.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? CultureInfo.CurrentUICulture.Name;
        return locale.StartsWith("ja", StringComparison.OrdinalIgnoreCase) ? Language.Japanese : Language.English;
    }
}

/// <summary>One text for learners, in each language.</summary>
/// <param name="English">The text in English, with placeholders as of <see cref="string.Format(IFormatProvider, string, object[])"/>.</param>
/// <param name="Japanese">The text in Japanese, with the same placeholders.</param>
internal sealed partial record Text(string English, string Japanese)
{
    /// <summary>Fills in the placeholders.</summary>
    public string With(params object?[] values) => In(Languages.Chosen, values);

    /// <summary>Fills in the placeholders, in this language.</summary>
    public string In(Language language, params object?[] values) => string.Format(CultureInfo.InvariantCulture, language == Language.Japanese ? Closed(values) : English, values);

    /// <summary>A text without placeholders.</summary>
    public override string ToString() => With();

    /// <summary>The Japanese text without the spaces that are for Latin values only: there is none between two Japanese characters.</summary>
    private string Closed(object?[] values)
    {
        return Space.Replace(Japanese, space => (space.Groups["next"] is { Success: true } next ? ValueAt(next).Take(1) : ValueAt(space.Groups["last"]).TakeLast(1)).Any(IsJapanese) ? "" : " ");

        string ValueAt(Group number) => $"{values[int.Parse(number.Value, CultureInfo.InvariantCulture)]}";
    }

    private static bool IsJapanese(char character) => character is >= '\u3000' and < '\uA000' or >= '\uFF00';

    /// <summary>A space between a placeholder and a Japanese character.</summary>
    [GeneratedRegex("(?<=[\u3000-\u9FFF\uFF00-\uFFEF]) (?=[{](?<next>[0-9])[}])|(?<=[{](?<last>[0-9])[}]) (?=[\u3000-\u9FFF\uFF00-\uFFEF])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Space { get; }
}
