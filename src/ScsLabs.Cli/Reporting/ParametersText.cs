using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScsLabs.Harness.Telling;

namespace ScsLabs.Cli.Reporting;

/// <summary>The parameters of a call, to be read: indented, without escapes that only HTML needs, and with policies as the JSON that they are.</summary>
internal static class ParametersText
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 }; // a policy may be as deep as the parameters around it

    /// <summary>Tells the parameters.</summary>
    public static string Of(JsonElement parameters) => Opened(parameters)?.ToJsonString(Readable).ReplaceLineEndings("\n") ?? "null";

    private static JsonNode? Opened(JsonElement json) => json.ValueKind switch
    {
        // A file that anybody may have written may name a member twice.
        JsonValueKind.Object => new JsonObject(json.EnumerateObject().Reverse().DistinctBy(static member => member.Name, StringComparer.Ordinal).Reverse().Select(static member => KeyValuePair.Create(member.Name, Opened(member.Value)))),
        JsonValueKind.Array => new JsonArray([.. json.EnumerateArray().Select(Opened)]),
        JsonValueKind.String => Within(json.GetString()!) ?? JsonValue.Create(json.GetString()),
        _ => JsonNode.Parse(json.GetRawText()),
    };

    /// <summary>The object that a text is the JSON of; null for any other text.</summary>
    private static JsonNode? Within(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("{"))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
