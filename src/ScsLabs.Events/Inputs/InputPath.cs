using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace ScsLabs.Events.Inputs;

/// <summary>A path into an event: EventBridge's part of JSONPath.</summary>
/// <remarks>
/// From <c>$</c>, with names behind dots, indexes in brackets, and <c>*</c> for all members or elements. Names in brackets are refused, as AWS does.
/// Source: EventBridge User Guide, eb-transform-target-input; errors of PutTargets as recorded by users.
/// </remarks>
internal sealed class InputPath
{
    /// <summary>The maximum length of a path, in characters. Source: the model of PutTargets.</summary>
    public const int MaxLength = 256;

    private static readonly SearchValues<char> EndsOfName = SearchValues.Create(".[");
    private static readonly SearchValues<char> NotInNames = SearchValues.Create("]'\"()?@, \t\r\n");

    private readonly IReadOnlyList<PathStep> steps;

    private InputPath(IReadOnlyList<PathStep> steps) => this.steps = steps;

    /// <summary>Parses a path.</summary>
    /// <param name="targetId">The target that has the path; errors name it.</param>
    /// <param name="path">The path.</param>
    /// <exception cref="EventsValidationException">The path is malformed; the message is AWS's.</exception>
    public static InputPath Parse(string targetId, string path)
    {
        var found = new List<PathStep>();
        if (path is not ['$', .. var rest] || path.Length > MaxLength || !TryRead(rest, found))
        {
            throw new EventsValidationException($"InputPath for target {targetId} is invalid.");
        }

        return new(found);
    }

    /// <summary>The value at the path: with <c>*</c> a list of all; null where the event has none.</summary>
    public JsonElement? Find(JsonElement root)
    {
        List<JsonElement> found = [root];
        foreach (var step in steps)
        {
            found = [.. found.SelectMany(step.Of)];
        }

        if (!steps.Any(step => step.IsAll))
        {
            return found.Count > 0 ? found[0] : null;
        }

        using var list = JsonDocument.Parse($"[{string.Join(',', found.Select(value => value.GetRawText()))}]", new() { MaxDepth = 0 });
        return found.Count > 0 ? list.RootElement.Clone() : null;
    }

    private static bool TryRead(ReadOnlySpan<char> rest, List<PathStep> found)
    {
        while (!rest.IsEmpty)
        {
            var isIndex = rest[0] == '[';
            if (!isIndex && rest[0] != '.')
            {
                return false;
            }

            rest = rest[1..];
            var length = isIndex ? rest.IndexOf(']') : rest.IndexOfAny(EndsOfName);
            if (isIndex && length < 0)
            {
                return false;
            }

            var part = length < 0 ? rest : rest[..length];
            if (PathStep.Parse(part, isIndex) is not { } step)
            {
                return false;
            }

            found.Add(step);
            rest = rest[(part.Length + (isIndex ? 1 : 0))..];
        }

        return true;
    }

    private sealed record PathStep(string? Name, int? Index)
    {
        public bool IsAll => Name is null && Index is null;

        public static PathStep? Parse(ReadOnlySpan<char> part, bool isIndex)
        {
            if (part is "*")
            {
                return new(null, null);
            }

            if (isIndex)
            {
                return int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? new(null, index) : null;
            }

            return part.IsEmpty || part.ContainsAny(NotInNames) ? null : new(part.ToString(), null);
        }

        public IEnumerable<JsonElement> Of(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.Object when IsAll => value.EnumerateObject().Select(member => member.Value),
            JsonValueKind.Object when Name is not null && value.TryGetProperty(Name, out var member) => [member],
            JsonValueKind.Array when IsAll => value.EnumerateArray(),
            JsonValueKind.Array when Index < value.GetArrayLength() => [value[Index.Value]],
            _ => [],
        };
    }
}
