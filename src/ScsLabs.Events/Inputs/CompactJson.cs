using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ScsLabs.Events.Inputs;

/// <summary>Writes JSON as EventBridge sends it: without white space.</summary>
internal static class CompactJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 };

    /// <summary>The JSON without white space; null where the text isn't JSON.</summary>
    public static string? Of(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new() { MaxDepth = 1000 });
            return Of(json.RootElement);
        }
        catch (JsonException)
        {
            // AWS sends nothing then; the caller is told by null.
            return null;
        }
    }

    public static string Of(JsonElement json) => Written(json.WriteTo);

    public static string Written(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Compact))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
