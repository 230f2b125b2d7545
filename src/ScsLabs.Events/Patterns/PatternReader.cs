using System.Text.Json;
using ScsLabs.Events.Json;

namespace ScsLabs.Events.Patterns;

/// <summary>Reads a pattern: objects of fields, and lists of what their values may be.</summary>
/// <remarks>
/// A field is known by the path of names that leads to it, joined by dots; of two fields with the same path the last counts.
/// Source: EventBridge User Guide, eb-event-patterns; the documentation of Event Ruler; errors of PutRule as recorded by users.
/// </remarks>
internal sealed class PatternReader
{
    private readonly PatternText text;

    private PatternReader(string json) => text = new(json);

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="InvalidEventPatternException">The pattern breaks a rule; the message is AWS's.</exception>
    public static IReadOnlyList<PatternBranch> Read(string json, int maxLength)
    {
        if (json.Length > maxLength)
        {
            // The words are ours, as those about combinations below: AWS's aren't known.
            throw new InvalidEventPatternException($"Pattern is longer than {maxLength} characters");
        }

        try
        {
            return new PatternReader(json).Read();
        }
        catch (JsonTextException e)
        {
            throw new InvalidEventPatternException($"{e.Message}\n at {JsonPlace.Of(json, e.At)}");
        }
    }

    private IReadOnlyList<PatternBranch> Read()
    {
        if (text.Next() != JsonToken.StartObject)
        {
            throw text.Error("Filter is not an object");
        }

        var branches = Fields("", [new(StringComparer.Ordinal)]);
        text.Next();
        return [.. branches.Select(branch => new PatternBranch([.. branch.Values]))];
    }

    /// <summary>Reads an object's fields.</summary>
    /// <param name="path">The path that leads to the object, with a dot at its end.</param>
    /// <param name="branches">The fields that were read before, one set for each combination of alternatives.</param>
    private List<Dictionary<string, FieldTest>> Fields(string path, List<Dictionary<string, FieldTest>> branches)
    {
        var isEmpty = true;
        while (text.Next() == JsonToken.Name)
        {
            isEmpty = false;
            var name = text.Scanner.Text;
            switch (text.Next())
            {
                case JsonToken.StartObject:
                    branches = Fields($"{path}{name}.", branches);
                    break;
                case JsonToken.StartArray when name == "$or" && IsOr():
                    branches = Alternatives(path, branches);
                    break;
                case JsonToken.StartArray:
                    var names = $"{path}{name}".Split('.');
                    if (names.Length > EventPattern.MaxDepth)
                    {
                        throw text.Error($"Field has a path of more than {EventPattern.MaxDepth} names");
                    }

                    var field = Field(names);
                    branches.ForEach(branch => branch[$"{path}{name}"] = field);
                    break;
                default:
                    throw text.Error($"\"{name}\" must be an object or an array");
            }
        }

        return isEmpty ? throw text.Error("Empty objects are not allowed") : branches;
    }

    /// <summary>Whether <c>$or</c> is the operator: it holds two objects or more, and no match expressions. Otherwise it is the name of a field.</summary>
    private bool IsOr() => text.ObjectsAhead() is { Count: > 1 } objects && !objects.Any(names => names.Any(MatchReader.IsOperator));

    private List<Dictionary<string, FieldTest>> Alternatives(string path, List<Dictionary<string, FieldTest>> branches)
    {
        var all = new List<Dictionary<string, FieldTest>>();
        while (text.Next() == JsonToken.StartObject)
        {
            all.AddRange(Fields(path, [.. branches.Select(branch => new Dictionary<string, FieldTest>(branch, branch.Comparer))]));
            if (all.Count > EventPattern.MaxCombinations)
            {
                throw text.Error($"Rule has more than {EventPattern.MaxCombinations} combinations of $or");
            }
        }

        return all;
    }

    private FieldTest Field(string[] path)
    {
        var tests = new List<ValueTest>();
        var orAbsent = false;
        while (text.Next() != JsonToken.EndArray)
        {
            switch (text.Scanner.Token)
            {
                case JsonToken.StartObject when MatchReader.Read(text) is { } test:
                    tests.Add(test);
                    break;
                case JsonToken.StartObject:
                    orAbsent = true;
                    break;
                case JsonToken.String:
                    tests.Add(new StringTest(text.Scanner.Text));
                    break;
                case JsonToken.Number:
                    tests.Add(new NumberTest(text.Scanner.Text));
                    break;
                case JsonToken.True:
                    tests.Add(new LiteralTest(JsonValueKind.True));
                    break;
                case JsonToken.False:
                    tests.Add(new LiteralTest(JsonValueKind.False));
                    break;
                case JsonToken.Null:
                    tests.Add(new LiteralTest(JsonValueKind.Null));
                    break;
                default:
                    throw text.Error("Match value must be String, number, true, false, or null");
            }
        }

        return tests.Count > 0 || orAbsent ? new(path, tests, orAbsent) : throw text.Error("Empty arrays are not allowed");
    }
}
