using ScsLabs.Events.Json;

namespace ScsLabs.Events.Patterns;

/// <summary>Reads <c>anything-but</c>: a string or a number, a list of either, or an operator for strings with one or a list of them.</summary>
/// <remarks>Source: EventBridge User Guide, eb-create-pattern-operators (anything-but matching); errors of PutRule as recorded by users.</remarks>
internal static class AnythingButReader
{
    private const string WrongValue = "Value of anything-but must be an array or single string/number value.";

    /// <summary>Reads the value of the operator, which is the current token.</summary>
    public static ValueTest Read(PatternText text) => text.Scanner.Token switch
    {
        JsonToken.String => new AnythingButTest([new StringTest(text.Scanner.Text)]),
        JsonToken.Number => new AnythingButTest([new NumberTest(text.Scanner.Text)]),
        JsonToken.StartArray => List(text),
        JsonToken.StartObject => Nested(text),
        _ => throw text.Error(WrongValue),
    };

    private static AnythingButTest List(PatternText text)
    {
        var tests = new List<ValueTest>();
        while (text.Next() != JsonToken.EndArray)
        {
            tests.Add(text.Scanner.Token switch
            {
                JsonToken.String => new StringTest(text.Scanner.Text),
                JsonToken.Number => new NumberTest(text.Scanner.Text),
                _ => throw text.ListError("Inside anything but list, start|null|boolean is not supported."),
            });
        }

        return tests.DistinctBy(test => test.GetType()).Count() == 1 ? new(tests) : throw text.Error("Inside anything but list, either all values are number or string, mixed type is not supported");
    }

    private static AnythingButTest Nested(PatternText text)
    {
        if (text.Next() != JsonToken.Name)
        {
            throw text.Error("Anything-But expression name not found");
        }

        var name = text.Scanner.Text;
        if (name is not ("prefix" or "suffix" or "equals-ignore-case" or "wildcard"))
        {
            throw text.Error($"Unsupported anything-but pattern: {name}");
        }

        var tests = new List<ValueTest>();
        switch (text.Next())
        {
            case JsonToken.StartObject:
                throw text.Error(WrongValue);
            case JsonToken.StartArray:
                while (text.Next() != JsonToken.EndArray)
                {
                    tests.Add(One(text, name, text.ListError));
                }

                break;
            default:
                tests.Add(One(text, name, text.Error));
                break;
        }

        text.EndMatch();
        return tests.Count > 0 ? new(tests) : throw text.Error("Inside anything but list, either all values are number or string, mixed type is not supported");
    }

    private static ValueTest One(PatternText text, string name, Func<string, InvalidEventPatternException> error)
    {
        if (text.Scanner.Token != JsonToken.String)
        {
            throw error(name switch
            {
                "equals-ignore-case" => "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.",
                "wildcard" => "wildcard match pattern must be a string",
                _ => "prefix/suffix match pattern must be a string",
            });
        }

        var value = text.Scanner.Text;
        return name switch
        {
            "equals-ignore-case" => new IgnoreCaseTest(value),
            "wildcard" => new WildcardTest(MatchReader.WildcardOf(text, value)),
            _ when value.Length == 0 => throw error("Null prefix/suffix not allowed"),
            "prefix" => new PrefixTest(value, StringComparison.Ordinal),
            _ => new SuffixTest(value, StringComparison.Ordinal),
        };
    }
}
