using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScsLabs.Services.Ssm;

/// <summary>Reads and writes the JSON of documents.</summary>
internal static class JsonContent
{
    /// <summary>The most levels of a document. It is the emulator's bound, far above what a schema has.</summary>
    public const int MostLevels = 32;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MostLevels, AllowDuplicateProperties = false };
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a document.</summary>
    /// <exception cref="AwsException">InvalidDocumentContent, with the place of the fault.</exception>
    public static JsonElement Read(string content)
    {
        try
        {
            return Parse(content);
        }
        catch (JsonException error)
        {
            // Lines and columns count from 1, and AWS tells the column after the character that is wrong.
            throw DocumentErrors.Malformed("JSON", (error.LineNumber ?? 0) + 1, (error.BytePositionInLine ?? 0) + 2);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair, which has no bytes.
            throw DocumentErrors.Malformed("JSON", 1, 1);
        }
    }

    /// <summary>Reads a parameter's value; null where the text is no JSON.</summary>
    public static JsonElement? TryRead(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>A value as text: a text is itself, all else its JSON.</summary>
    public static string TextOf(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out var plain) ? plain : Written(value);

    /// <summary>The JSON of a value, without white space.</summary>
    public static string Written(JsonNode? value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Relaxed))
        {
            if (value is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                value.WriteTo(writer);
            }
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static JsonElement Parse(string text)
    {
        using var json = JsonDocument.Parse(text, Strict);
        return json.RootElement.Clone();
    }
}
