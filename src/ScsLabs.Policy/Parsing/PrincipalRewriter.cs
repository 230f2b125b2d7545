using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ScsLabs.Policy.Parsing;

/// <summary>Rewrites a document with other AWS principals. Everything else stays as it was, except white space.</summary>
internal static class PrincipalRewriter
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Rewrite(string json, Func<string, string> map)
    {
        using var document = JsonDocument.Parse(json);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            Write(writer, document.RootElement, map, "");
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Copies a value and replaces its principals.</summary>
    /// <param name="writer">The writer to copy to.</param>
    /// <param name="value">The value to copy.</param>
    /// <param name="map">Maps the old principal to the new.</param>
    /// <param name="path">The names of the members that contain the value, without list indexes.</param>
    private static void Write(Utf8JsonWriter writer, JsonElement value, Func<string, string> map, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value, map, $"{path}/{member.Name}");
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item, map, path);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String when path is "/Statement/Principal/AWS" or "/Statement/NotPrincipal/AWS":
                writer.WriteStringValue(map(value.GetString()!));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
