using System.Text.Encodings.Web;
using System.Text.Json;

namespace ScsLabs.Events.Inputs;

/// <summary>The value of a variable.</summary>
/// <param name="Json">What is inserted as JSON.</param>
/// <param name="Text">What is inserted between quotes.</param>
internal sealed record VariableValue(string Json, string Text)
{
    /// <summary>The text that replaces the variable in a template that is a string; objects and lists lose their quotes there.</summary>
    public string PlainText => Json.StartsWith('"') ? Text : Text.Replace("\"", "", StringComparison.Ordinal);

    /// <summary>The value that a path found. Without one AWS inserts nothing: between quotes no text, elsewhere an empty string.</summary>
    public static VariableValue Of(JsonElement? found) => found switch
    {
        null => Of(""),
        { ValueKind: JsonValueKind.String } text => Of(text.GetString()!),
        { } other => OfJson(CompactJson.Of(other)),
    };

    public static VariableValue Of(string text) => new($"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"", text);

    private static VariableValue OfJson(string json) => new(json, json);
}
