using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Text;

namespace ScsLabs.Protocols.Json;

/// <summary>Writes JSON values. Half a surrogate pair becomes U+FFFD, for UTF-8 can't hold it.</summary>
internal sealed class JsonShapeWriter : IShapeWriter, IDisposable
{
    // Not for HTML: AWS, too, escapes only what JSON must.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter _json;

    private JsonShapeWriter(IBufferWriter<byte> target) => _json = new(target, s_options);

    /// <summary>The bytes that the action writes.</summary>
    public static ReadOnlyMemory<byte> Write(Action<IShapeWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new JsonShapeWriter(bytes))
            write(writer);
        return bytes.WrittenMemory;
    }

    public void Dispose() => _json.Dispose();

    public void StartStructure() => _json.WriteStartObject();

    public void Member(Member member) => _json.WritePropertyName(member.Json);

    public void EndStructure() => _json.WriteEndObject();

    public void StartList(Member member) => _json.WriteStartArray();

    public void Item()
    {
        // an array's items have no announcement
    }

    public void EndList() => _json.WriteEndArray();

    public void StartMap(Member member) => _json.WriteStartObject();

    public void Key(string key) => _json.WritePropertyName(key);

    public void EndMap() => _json.WriteEndObject();

    public void String(string value) => _json.WriteStringValue(value);

    public void Boolean(bool value) => _json.WriteBooleanValue(value);

    public void Int64(long value) => _json.WriteNumberValue(value);

    public void Double(double value)
    {
        if (double.IsFinite(value))
            _json.WriteNumberValue(value);
        else
            _json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    public void Blob(ReadOnlySpan<byte> value) => _json.WriteBase64StringValue(value);

    public void Timestamp(DateTimeOffset value, Member member)
    {
        if (member.Timestamp is TimestampForm.Iso8601 or TimestampForm.Http)
            _json.WriteStringValue(Timestamps.Write(value, member.Timestamp));
        else
            _json.WriteNumberValue(Timestamps.WriteEpoch(value));
    }
}
