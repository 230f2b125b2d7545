using System.Text.Json;
using ScsLabs.Events.Json;

namespace ScsLabs.Events.Patterns;

/// <summary>A value of an event, prepared for matching.</summary>
/// <remarks>
/// A name with dots means a path, as it does for EventBridge: <c>{"a.b": 1}</c> is <c>{"a": {"b": 1}}</c>. Where an event has both, there
/// are several values at one place (<see cref="Next"/>). Of members with the same name the last counts.
/// Source: the documentation of Event Ruler, the library behind EventBridge's rules ("JSON keys with dots").
/// </remarks>
internal sealed class EventNode
{
    private static readonly Dictionary<string, EventNode> None = new(StringComparer.Ordinal);

    /// <summary>The length of text that takes as long to look at as another value.</summary>
    private const int TextAsOne = 32;

    private EventNode(JsonValueKind kind) => Kind = kind;

    public JsonValueKind Kind { get; }

    /// <summary>A string, or a number as it was written.</summary>
    public string Text { get; private init; } = "";

    /// <summary>A number that EventBridge can compare (<see cref="EventNumber"/>).</summary>
    public long? Number { get; private init; }

    /// <summary>How much there is to look at for the tests of a field: the values in arrays, long texts as several.</summary>
    public long Size { get; private init; } = 1;

    /// <summary>The members of an object.</summary>
    public Dictionary<string, EventNode> Members { get; private init; } = None;

    /// <summary>The elements of an array.</summary>
    public IReadOnlyList<EventNode> Items { get; private init; } = [];

    /// <summary>Another value at the same place.</summary>
    public EventNode? Next { get; private set; }

    /// <summary>Whether it stands for a name with dots.</summary>
    public bool IsPath { get; private init; }

    /// <summary>Whether it is neither an object nor an array.</summary>
    public bool IsLeaf => Kind is not (JsonValueKind.Object or JsonValueKind.Array);

    public static EventNode Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => OfMembers(json.EnumerateObject().Select(member => (JsonText.NameOf(member), Of(member.Value)))),
        JsonValueKind.Array => OfItems([.. json.EnumerateArray().Select(Of)]),
        JsonValueKind.String when JsonText.Of(json) is var text => new(JsonValueKind.String) { Text = text, Size = 1 + (text.Length / TextAsOne) },
        JsonValueKind.Number when json.GetRawText() is var text => new(JsonValueKind.Number) { Text = text, Number = EventNumber.Parse(text) },
        var literal => new(literal),
    };

    private static EventNode OfItems(IReadOnlyList<EventNode> items) => new(JsonValueKind.Array) { Items = items, Size = 1 + items.Sum(item => item.Size) };

    private static EventNode OfMembers(IEnumerable<(string Name, EventNode Value)> all)
    {
        var members = new Dictionary<string, EventNode>(StringComparer.Ordinal);
        foreach (var (name, value) in all)
        {
            if (!name.Contains('.', StringComparison.Ordinal))
            {
                Put(members, name, value);
            }
            else if (name.Split('.') is { Length: <= EventPattern.MaxDepth } path)
            {
                Put(path[..^1].Aggregate(members, Within), path[^1], value);
            } // No pattern can ask for a longer path.
        }

        return new(JsonValueKind.Object) { Members = members };
    }

    /// <summary>Puts a value where its name has no dots; those with dots that are there stay before it.</summary>
    private static void Put(Dictionary<string, EventNode> members, string name, EventNode value)
    {
        if (members.GetValueOrDefault(name) is { IsPath: true } path)
        {
            path.Next = value;
        }
        else
        {
            members[name] = value;
        }
    }

    /// <summary>The members below a name that has dots behind it.</summary>
    private static Dictionary<string, EventNode> Within(Dictionary<string, EventNode> members, string name)
    {
        if (members.GetValueOrDefault(name) is not { IsPath: true } path)
        {
            members[name] = path = new(JsonValueKind.Object) { Members = new(StringComparer.Ordinal), IsPath = true, Next = members.GetValueOrDefault(name) };
        }

        return path.Members;
    }
}
