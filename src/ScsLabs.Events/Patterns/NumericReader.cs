using ScsLabs.Events.Json;

namespace ScsLabs.Events.Patterns;

/// <summary>Reads <c>numeric</c>: one comparison, or the bottom and the top of a range.</summary>
/// <remarks>Source: EventBridge User Guide, eb-create-pattern-operators (numeric matching); errors of PutRule as recorded by users.</remarks>
internal static class NumericReader
{
    /// <summary>Reads the value of the operator, which is the current token.</summary>
    public static ValueTest Read(PatternText text)
    {
        if (text.Scanner.Token != JsonToken.StartArray)
        {
            throw text.Error("Value of numeric must be an array.");
        }

        if (text.Next() != JsonToken.String)
        {
            throw text.Error($"Invalid member in numeric match: {Shown(text)}");
        }

        var comparison = text.Scanner.Text;
        var number = comparison is "=" or "<" or "<=" or ">" or ">=" ? Number(text, comparison == "=" ? "equals" : comparison) : throw text.Error($"Unrecognized numeric range operator: {comparison}");
        if (text.Next() == JsonToken.EndArray)
        {
            return comparison switch
            {
                "=" => new RangeTest(number, false, number, false),
                "<" or "<=" => new RangeTest(null, false, number, comparison == "<"),
                _ => new RangeTest(number, comparison == ">", null, false),
            };
        }

        return comparison is ">" or ">=" ? Range(text, number, comparison == ">") : throw text.Error("Too many elements in numeric expression");
    }

    private static RangeTest Range(PatternText text, long bottom, bool isAbove)
    {
        if (text.Scanner.Token != JsonToken.String)
        {
            throw text.Error($"Bad value in numeric range: {Shown(text)}");
        }

        var comparison = text.Scanner.Text;
        var top = comparison is "<" or "<=" ? Number(text, comparison) : throw text.Error($"Bad numeric range operator: {comparison}");
        if (text.Next() != JsonToken.EndArray)
        {
            throw text.Error("Too many terms in numeric range expression");
        }

        return bottom < top ? new(bottom, isAbove, top, comparison == "<") : throw text.Error("Bottom must be less than top");
    }

    private static long Number(PatternText text, string comparison)
    {
        if (text.Next() != JsonToken.Number)
        {
            throw text.Error($"Value of {comparison} must be numeric");
        }

        return EventNumber.Parse(text.Scanner.Text) ?? throw text.Error("Value must be between -5.0E9 and 5.0E9, inclusive");
    }

    private static string Shown(PatternText text) => text.Scanner.Token switch
    {
        JsonToken.EndArray => "]",
        JsonToken.StartArray => "[",
        JsonToken.StartObject => "{",
        JsonToken.True => "true",
        JsonToken.False => "false",
        JsonToken.Null => "null",
        _ => text.Scanner.Text,
    };
}
