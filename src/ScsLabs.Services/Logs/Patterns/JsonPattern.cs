using System.Text.Json;

namespace ScsLabs.Services.Logs;

/// <summary>Conditions on a message that is a JSON object. No other message matches.</summary>
/// <remarks>Source: CloudWatch Logs User Guide, FilterAndPatternSyntax, "Matching terms in JSON log events".</remarks>
internal sealed class JsonPattern : FilterPattern
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 1000 };

    private readonly Predicate<JsonElement> condition;

    private JsonPattern(Predicate<JsonElement> condition) => this.condition = condition;

    /// <summary>Reads the pattern.</summary>
    /// <exception cref="InvalidFilterPatternException">The pattern isn't well formed.</exception>
    public static JsonPattern Read(PatternReader reader)
    {
        if (reader.Last != '}')
        {
            throw new InvalidFilterPatternException("If a filter pattern starts with '{' it must end with '}'");
        }

        reader.Take("{");
        var read = Conditions.Read<JsonElement>(reader, ReadOne);
        reader.SkipSpaces().Take("}");
        return reader.IsAtEnd ? new(read) : throw new InvalidFilterPatternException();
    }

    /// <inheritdoc />
    public override bool Matches(string message)
    {
        if (!message.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            using var json = JsonDocument.Parse(message, Options);
            return condition(json.RootElement);
        }
        catch (JsonException)
        {
            return false; // It is no JSON, and so it has nothing that could be compared.
        }
    }

    private static Predicate<JsonElement> ReadOne(PatternReader reader)
    {
        var selector = JsonSelector.Read(reader);
        if (reader.SkipSpaces().TryTakeWord("EXISTS"))
        {
            return json => selector.Of(json).Any();
        }

        if (reader.TryTakeWord("NOT"))
        {
            return reader.SkipSpaces().TryTakeWord("EXISTS") ? json => !selector.Of(json).Any() : throw new InvalidFilterPatternException();
        }

        if (reader.TryTakeWord("IS"))
        {
            reader.SkipSpaces();
            var kind = reader.TryTakeWord("NULL") ? JsonValueKind.Null
                : reader.TryTakeWord("TRUE") ? JsonValueKind.True
                : reader.TryTakeWord("FALSE") ? JsonValueKind.False
                : throw new InvalidFilterPatternException();
            return json => selector.Of(json).Any(found => found.ValueKind == kind);
        }

        var test = ValueTest.Read(reader);
        return json => selector.Of(json).Any(found => Passes(test, found));
    }

    /// <summary>Only texts and numbers are compared: a test of anything else fails, also one for inequality.</summary>
    private static bool Passes(ValueTest test, JsonElement found) => found.ValueKind switch
    {
        JsonValueKind.String => test.Passes(found.GetString()!, null),
        JsonValueKind.Number => test.Passes(found.GetRawText(), ValueTest.NumberOf(found.GetRawText())),
        _ => false,
    };
}
