using ScsLabs.Events.Json;

namespace ScsLabs.Events.Patterns;

/// <summary>The text of a pattern while it is read, and the errors about it.</summary>
internal sealed class PatternText(string json)
{
    public JsonScanner Scanner { get; } = new(json);

    public JsonToken Next() => Scanner.Next();

    /// <summary>An error at the current token.</summary>
    public InvalidEventPatternException Error(string reason) => new($"{reason}\n at {JsonPlace.Of(json, Scanner.At)}");

    /// <summary>An error within a list of <c>anything-but</c>: AWS tells the place twice.</summary>
    public InvalidEventPatternException ListError(string reason) => Error($"{reason}\n at {JsonPlace.Of(json, Scanner.At)}");

    /// <summary>An error about an object that has more members than one, at the second.</summary>
    public void EndMatch()
    {
        if (Next() != JsonToken.EndObject)
        {
            throw Error("Only one key allowed in match expression");
        }
    }

    /// <summary>The fields of the objects in the array that begins at the current token; null where it isn't an array of objects alone.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? ObjectsAhead()
    {
        var ahead = new JsonScanner(json, Scanner.Start);
        var objects = new List<IReadOnlyList<string>>();
        for (ahead.Next(); ahead.Next() != JsonToken.EndArray;)
        {
            if (ahead.Token != JsonToken.StartObject)
            {
                return null;
            }

            objects.Add(NamesOf(ahead));
        }

        return objects;
    }

    private static List<string> NamesOf(JsonScanner ahead)
    {
        var names = new List<string>();
        for (var depth = 1; depth > 0;)
        {
            switch (ahead.Next())
            {
                case JsonToken.StartObject or JsonToken.StartArray:
                    depth++;
                    break;
                case JsonToken.EndObject or JsonToken.EndArray:
                    depth--;
                    break;
                case JsonToken.Name when depth == 1:
                    names.Add(ahead.Text);
                    break;
                default:
                    break;
            }
        }

        return names;
    }
}
