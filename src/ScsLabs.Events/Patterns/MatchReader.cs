using ScsLabs.Events.Json;

namespace ScsLabs.Events.Patterns;

/// <summary>Reads match expressions: <c>{"prefix": "a"}</c> and the like.</summary>
/// <remarks>Source: EventBridge User Guide, eb-create-pattern-operators; errors of PutRule as recorded by users.</remarks>
internal static class MatchReader
{
    private const string Exists = "exists";

    private static readonly Dictionary<string, Func<PatternText, string, ValueTest?>> Readers = new(StringComparer.Ordinal)
    {
        ["prefix"] = (text, name) => Affix(text, name, (value, comparison) => new PrefixTest(value, comparison)),
        ["suffix"] = (text, name) => Affix(text, name, (value, comparison) => new SuffixTest(value, comparison)),
        ["equals-ignore-case"] = (text, name) => new IgnoreCaseTest(String(text, name)),
        ["wildcard"] = (text, name) => new WildcardTest(WildcardOf(text, String(text, name))),
        ["cidr"] = (text, _) => new CidrTest(Range(String(text, "prefix"))), // AWS's text names the other operator
        ["numeric"] = (text, _) => NumericReader.Read(text),
        ["anything-but"] = (text, _) => AnythingButReader.Read(text),
        [Exists] = (text, _) => text.Scanner.Token switch
        {
            JsonToken.True => new ExistsTest(),
            JsonToken.False => null,
            _ => throw text.Error("exists match pattern must be either true or false."),
        },
    };

    /// <summary>Whether a name is that of an operator.</summary>
    public static bool IsOperator(string name) => Readers.ContainsKey(name);

    /// <summary>Reads the expression whose object begins at the current token; null for <c>{"exists": false}</c>.</summary>
    public static ValueTest? Read(PatternText text)
    {
        if (text.Next() != JsonToken.Name)
        {
            throw text.Error("Match expression name not found");
        }

        var name = text.Scanner.Text;
        text.Next();
        var test = Readers.TryGetValue(name, out var read) ? read(text, name) : throw text.Error($"Unrecognized match type {name}");
        text.EndMatch();
        return test;
    }

    /// <summary>Compiles a text with wildcards that was read last.</summary>
    internal static Wildcard WildcardOf(PatternText text, string value)
    {
        try
        {
            return Wildcard.Parse(value);
        }
        catch (FormatException e)
        {
            throw text.Error(e.Message);
        }
    }

    private static ValueTest Affix(PatternText text, string name, Func<string, StringComparison, ValueTest> test)
    {
        if (text.Scanner.Token != JsonToken.StartObject)
        {
            return test(String(text, name), StringComparison.Ordinal);
        }

        if (text.Next() != JsonToken.Name)
        {
            throw text.Error($"{(name == "prefix" ? "Prefix" : "Suffix")} expression name not found");
        }

        if (text.Scanner.Text is not "equals-ignore-case")
        {
            throw text.Error($"Unsupported {name} pattern: {text.Scanner.Text}");
        }

        text.Next();
        var value = String(text, "equals-ignore-case");
        text.EndMatch();
        return test(value, StringComparison.OrdinalIgnoreCase);
    }

    private static string String(PatternText text, string name) =>
        text.Scanner.Token == JsonToken.String ? text.Scanner.Text : throw text.Error($"{name} match pattern must be a string");

    /// <summary>AWS tells no place of a malformed range.</summary>
    private static AddressRange Range(string value)
    {
        try
        {
            return AddressRange.Parse(value);
        }
        catch (FormatException e)
        {
            throw new InvalidEventPatternException(e.Message);
        }
    }
}
