using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ScsLabs.Model.Wire;

namespace ScsLabs.Services.Config;

/// <summary>Writes a resource as AWS Config shows it: as JSON with the names of AWS's SDKs, the first letter in lower case, and times in ISO 8601.</summary>
internal sealed class ConfigurationWriter : IShapeWriter
{
    private readonly Utf8JsonWriter json;

    private ConfigurationWriter(Utf8JsonWriter json) => this.json = json;

    /// <summary>Writes a resource.</summary>
    public static string Write(Action<IShapeWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var output = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(new ConfigurationWriter(output));
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public void StartStructure() => json.WriteStartObject();

    public void Member(Member member) => json.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(member.Property));

    public void EndStructure() => json.WriteEndObject();

    public void StartList(Member member) => json.WriteStartArray();

    public void Item()
    {
    }

    public void EndList() => json.WriteEndArray();

    public void StartMap(Member member) => json.WriteStartObject();

    public void Key(string key) => json.WritePropertyName(key);

    public void EndMap() => json.WriteEndObject();

    public void String(string value) => json.WriteStringValue(value);

    public void Boolean(bool value) => json.WriteBooleanValue(value);

    public void Int64(long value) => json.WriteNumberValue(value);

    public void Double(double value) => json.WriteNumberValue(value);

    public void Blob(ReadOnlySpan<byte> value) => json.WriteBase64StringValue(value);

    public void Timestamp(DateTimeOffset value, Member member) => json.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
}
