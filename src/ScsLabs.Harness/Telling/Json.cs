using System.Text.Json;

namespace ScsLabs.Harness.Telling;

/// <summary>Reads JSON that another version, or anybody, may have written: what isn't as expected is as if it were missing.</summary>
internal static class Json
{
    /// <summary>A member that is a text, or a number as text; null where there is none.</summary>
    public static string? Text(this JsonElement json, string name) => Member(json, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    /// <summary>Whether a member is true.</summary>
    public static bool Is(this JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.True };

    /// <summary>The elements of a member that is a list.</summary>
    public static IReadOnlyList<JsonElement> List(this JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    /// <summary>The texts of a member that is a list of these.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement json, string name) => [.. json.List(name).Where(static text => text.ValueKind == JsonValueKind.String).Select(static text => text.GetString()!)];

    /// <summary>A member; null where there is none.</summary>
    public static JsonElement? Member(this JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : null;
}
