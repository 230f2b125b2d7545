using System.Text.RegularExpressions;

namespace ScsLabs.Harness.Telling;

/// <summary>Tells in the learner's language what another part says in English. What isn't one of the known sentences stays as it is.</summary>
/// <param name="known">The sentences: each is recognised by its English text, whose placeholders stand for whatever is there.</param>
internal sealed partial class Sentences(params IEnumerable<Text> known)
{
    private readonly IReadOnlyList<(Regex Pattern, Text Text)> patterns = [.. known.Select(text => (PatternOf(text.English), text))];

    /// <summary>Tells a sentence in this language.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="language">The language.</param>
    public string Told(string sentence, Language language)
    {
        if (language == Language.English)
        {
            return sentence;
        }

        return patterns.Select(one => (one.Text, Match: one.Pattern.Match(sentence))).FirstOrDefault(one => one.Match.Success) is { Text: { } text, Match: var match }
            ? text.In(language, [.. match.Groups.Values.Skip(1).Select(group => group.Value)])
            : sentence;
    }

    /// <summary>The pattern of a text; its placeholders are numbered in the order in which they stand in English.</summary>
    private static Regex PatternOf(string english) =>
        new($"^{Placeholder.Replace(Regex.Escape(english), "(.+?)")}$", RegexOptions.Singleline, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"\\\{[0-9]}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder { get; }
}
