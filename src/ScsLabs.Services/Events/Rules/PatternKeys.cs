using System.Text.Json;

namespace ScsLabs.Services.Events;

/// <summary>The condition keys that a rule's pattern sets: the strings that it lists for some fields.</summary>
/// <remarks>Source: Service Authorization Reference, "Condition keys for Amazon EventBridge".</remarks>
internal static class PatternKeys
{
    private static readonly (string Key, string[] Path)[] Fields =
    [
        ("events:source", ["source"]),
        ("events:detail-type", ["detail-type"]),
        ("events:detail.service", ["detail", "service"]),
        ("events:detail.eventTypeCode", ["detail", "eventTypeCode"]),
        ("events:detail.userIdentity.principalId", ["detail", "userIdentity", "principalId"]),
    ];

    /// <summary>The keys of a pattern; none for one that is malformed, which is refused afterwards.</summary>
    public static IReadOnlyList<Condition> Of(string? pattern)
    {
        if (pattern is null)
        {
            return [];
        }

        try
        {
            using var json = JsonDocument.Parse(pattern);
            return [.. Fields.Select(field => new Condition(field.Key, Strings(json.RootElement, field.Path))).Where(condition => condition.Values.Count > 0)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string[] Strings(JsonElement at, ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return [];
            }
        }

        return at.ValueKind == JsonValueKind.Array ? [.. at.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!)] : [];
    }
}
