namespace ScsLabs.Services.Logs;

/// <summary>Terms that a message must contain, must not contain (<c>-</c>), or one of which it must contain (<c>?</c>).</summary>
/// <remarks>Beside other terms those with a question mark are ignored. Case counts. Source: CloudWatch Logs User Guide, FilterAndPatternSyntax, "Matching terms in unstructured log events".</remarks>
internal sealed class TermsPattern : FilterPattern
{
    private readonly List<string> included = [];
    private readonly List<string> excluded = [];
    private readonly List<string> optional = [];

    private TermsPattern()
    {
    }

    /// <summary>Reads the terms.</summary>
    /// <exception cref="InvalidFilterPatternException">A term isn't well formed.</exception>
    public static TermsPattern Read(PatternReader reader)
    {
        var pattern = new TermsPattern();
        while (!reader.SkipSpaces().IsAtEnd)
        {
            var terms = reader.TryTake("-") ? pattern.excluded : reader.TryTake("?") ? pattern.optional : pattern.included;
            terms.Add(Term(reader));
        }

        return pattern;
    }

    /// <inheritdoc />
    public override bool Matches(string message) =>
        included.TrueForAll(term => Has(message, term))
        && !excluded.Exists(term => Has(message, term))
        && (optional.Count == 0 || included.Count + excluded.Count > 0 || optional.Exists(term => Has(message, term)));

    private static bool Has(string message, string term) => message.Contains(term, StringComparison.Ordinal);

    private static string Term(PatternReader reader)
    {
        if (reader.Peek == '"')
        {
            return reader.TakeQuoted();
        }

        var word = reader.TakeWhile(static letter => !char.IsWhiteSpace(letter) && letter != '"');
        return word.Length == 0 ? throw new InvalidFilterPatternException()
            : word.All(static letter => char.IsLetterOrDigit(letter) || letter == '_') ? word
            : throw new InvalidFilterPatternException($"Invalid character(s) in term '{word}'");
    }
}
