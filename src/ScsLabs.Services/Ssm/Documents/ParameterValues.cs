using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScsLabs.Services.Ssm;

/// <summary>The values of documents' parameters: as JSON by their types, and whether they are allowed.</summary>
internal static class ParameterValues
{
    /// <summary>The value that a document has; null where it isn't of the type.</summary>
    public static JsonNode? Of(DocumentParameterType type, JsonElement value) => type switch
    {
        DocumentParameterType.String when value.ValueKind == JsonValueKind.String => JsonValue.Create(value.GetString()),
        DocumentParameterType.Integer when value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var whole) => JsonValue.Create(whole),
        DocumentParameterType.Boolean when value.ValueKind is JsonValueKind.True or JsonValueKind.False => JsonValue.Create(value.GetBoolean()),
        DocumentParameterType.StringMap when value.ValueKind == JsonValueKind.Object => JsonObject.Create(value),
        DocumentParameterType.StringList when IsListOf(value, JsonValueKind.String) => JsonArray.Create(value),
        DocumentParameterType.MapList when IsListOf(value, JsonValueKind.Object) => JsonArray.Create(value),
        _ => null,
    };

    /// <summary>The value that a command gives as texts: one, but for lists; null where it isn't of the type.</summary>
    public static JsonNode? Of(DocumentParameterType type, IReadOnlyList<string> texts) => (type, texts) switch
    {
        (DocumentParameterType.StringList, _) => new JsonArray([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]),
        (DocumentParameterType.MapList, _) => Maps(texts),
        (DocumentParameterType.String, [var text]) => JsonValue.Create(text),
        (DocumentParameterType.Integer, [var text]) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? JsonValue.Create(whole) : null,
        (DocumentParameterType.Boolean, [var text]) => bool.TryParse(text, out var flag) ? JsonValue.Create(flag) : null,
        (DocumentParameterType.StringMap, [var text]) => JsonContent.TryRead(text) is { } map ? Of(type, map) : null,
        _ => null,
    };

    /// <summary>Says why a value of the right type isn't allowed; null where it is. It doesn't look at the pattern.</summary>
    public static string? Fault(DocumentParameter parameter, JsonNode value)
    {
        if (Items(value) is { } items && (items < parameter.MinItems || items > parameter.MaxItems))
        {
            return items < parameter.MinItems ? $"has fewer than {parameter.MinItems} items" : $"has more than {parameter.MaxItems} items";
        }

        foreach (var text in TextsOf(value))
        {
            if (text.Length < parameter.MinChars || text.Length > parameter.MaxChars)
            {
                return text.Length < parameter.MinChars ? $"has fewer than {parameter.MinChars} characters" : $"has more than {parameter.MaxChars} characters";
            }

            if (parameter.AllowedValues is { } allowed && !allowed.Contains(text, StringComparer.Ordinal))
            {
                return $"is not one of the allowed values: [{string.Join(", ", allowed)}]";
            }
        }

        return null;
    }

    /// <summary>Says that a value of the right type doesn't match the pattern; null where it does. This may take seconds.</summary>
    /// <remarks>AWS's own patterns, such as that of a time in seconds, mean nothing unless the whole text matches.</remarks>
    public static string? PatternFault(DocumentParameter parameter, JsonNode value, AllowedPattern matching) =>
        parameter.AllowedPattern is { } pattern && !matching.Matches($@"^(?:{pattern})\z", TextsOf(value), () => DocumentErrors.InvalidParameters($"The pattern {pattern} is malformed."))
            ? $"does not match the allowed pattern: {pattern}"
            : null;

    /// <summary>The type of a value as JSON's schemas name it.</summary>
    public static string JsonTypeOf(DocumentParameterType type) => type switch
    {
        DocumentParameterType.StringList or DocumentParameterType.MapList => "array",
        DocumentParameterType.StringMap => "object",
        _ => type.ToString().ToLowerInvariant(),
    };

    private static IEnumerable<string> TextsOf(JsonNode value) => value is JsonArray list ? list.Select(JsonContent.TextOf) : [JsonContent.TextOf(value)];

    private static int? Items(JsonNode value) => value switch
    {
        JsonArray list => list.Count,
        JsonObject map => map.Count,
        _ => null,
    };

    private static bool IsListOf(JsonElement value, JsonValueKind kind) => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == kind);

    private static JsonArray? Maps(IReadOnlyList<string> texts)
    {
        var maps = texts.Select(text => JsonContent.TryRead(text) is { ValueKind: JsonValueKind.Object } map ? JsonObject.Create(map) : null).ToList();
        return maps.TrueForAll(map => map is not null) ? new JsonArray([.. maps]) : null;
    }
}
