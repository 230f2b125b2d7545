namespace ScsLabs.Services.Logs;

/// <summary>A filter pattern: terms, a regular expression, conditions on JSON, or conditions on fields between spaces.</summary>
/// <remarks>
/// A pattern knows no service and no world. It is matched in the time of reading the message, times the length of the pattern, which is at most 1,024 characters.
/// Source: CloudWatch Logs User Guide, FilterAndPatternSyntax.
/// </remarks>
internal abstract class FilterPattern
{
    /// <summary>Reads a pattern. Without any text it matches all messages.</summary>
    /// <exception cref="InvalidFilterPatternException">The pattern isn't well formed.</exception>
    public static FilterPattern Parse(string text)
    {
        var reader = new PatternReader(text.Trim());
        return reader.Peek switch
        {
            '{' => JsonPattern.Read(reader),
            '[' => FieldsPattern.Read(reader),
            '%' => RegexPattern.Read(reader),
            _ => TermsPattern.Read(reader),
        };
    }

    /// <summary>Whether a message matches.</summary>
    public abstract bool Matches(string message);
}

/// <summary>A filter pattern that isn't well formed.</summary>
/// <param name="message">CloudWatch Logs' reason.</param>
internal sealed class InvalidFilterPatternException(string message = "Invalid filter pattern") : Exception(message);
