using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ScsLabs.Services.Logs;

/// <summary>A path into JSON: <c>$.name</c>, <c>$.list[0]</c>, <c>$.list[*].name</c> for each element of a list, <c>$.['a name']</c>.</summary>
/// <remarks>A path has one <c>[*]</c> at most, so that it finds no more than the JSON has elements. Source: CloudWatch Logs User Guide, FilterAndPatternSyntax.</remarks>
internal sealed class JsonSelector
{
    private readonly List<Step> steps = [];

    private JsonSelector()
    {
    }

    /// <summary>Reads a path.</summary>
    /// <exception cref="InvalidFilterPatternException">What follows is no path.</exception>
    public static JsonSelector Read(PatternReader reader)
    {
        reader.SkipSpaces().Take("$");
        var selector = new JsonSelector();
        while (reader.Peek is '.' or '[')
        {
            selector.steps.Add(ReadStep(reader));
        }

        return selector.steps is [{ Name: not null }, ..] && selector.steps.Count(step => step.IsEach) <= 1 ? selector : throw new InvalidFilterPatternException();
    }

    /// <summary>What the path finds: nothing where it leads nowhere.</summary>
    public IEnumerable<JsonElement> Of(JsonElement json) => Follow(json, 0);

    private static Step ReadStep(PatternReader reader)
    {
        if (reader.TryTake("['") || reader.TryTake(".['"))
        {
            var quoted = reader.TakeWhile(static letter => letter != '\'');
            reader.Take("']");
            return new(quoted, 0, false);
        }

        if (reader.TryTake("."))
        {
            var name = reader.TakeWhile(static letter => char.IsLetterOrDigit(letter) || letter is '-' or '_');
            return name.Length > 0 ? new(name, 0, false) : throw new InvalidFilterPatternException();
        }

        reader.Take("[");
        var step = reader.TryTake("*") ? new Step(null, 0, true)
            : int.TryParse(reader.TakeWhile(char.IsAsciiDigit), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? new(null, index, false)
            : throw new InvalidFilterPatternException();
        reader.Take("]");
        return step;
    }

    private IEnumerable<JsonElement> Follow(JsonElement json, int from)
    {
        for (var number = from; number < steps.Count; number++)
        {
            if (steps[number].IsEach)
            {
                var rest = number + 1;
                return json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().SelectMany(element => Follow(element, rest)) : [];
            }

            if (steps[number].Of(json) is not { } found)
            {
                return [];
            }

            json = found;
        }

        return [json];
    }

    /// <summary>A step: to a member by its name, to an element by its index, or to each element.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Step(string? Name, int Index, bool IsEach)
    {
        /// <summary>What the step leads to; null for nothing.</summary>
        public JsonElement? Of(JsonElement json) => (json.ValueKind, Name) switch
        {
            (JsonValueKind.Object, { } name) => json.TryGetProperty(name, out var member) ? member : null,
            (JsonValueKind.Array, null) => Index < json.GetArrayLength() ? json[Index] : null,
            _ => null,
        };
    }
}
