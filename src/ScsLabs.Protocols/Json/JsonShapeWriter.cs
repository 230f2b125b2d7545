using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Text;

namespace ScsLabs.Protocols.Json;

/// <summary>Writes JSON values. Half a surrogate pair becomes U+FFFD, because UTF-8 can't encode it.</summary>
internal sealed class JsonShapeWriter : IShapeWriter, IDisposable
{
    /// <summary>The length of a document in bytes up to which its buffer is kept for the next one.</summary>
    private const int MostKept = 64 * 1024;

    // No escaping for HTML: AWS, too, escapes only what JSON requires.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The thread's buffer and its writer; null while they are in use, and after a failure.</summary>
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Bytes, JsonShapeWriter Writer)? kept;

    private readonly Utf8JsonWriter json;

    public JsonShapeWriter(IBufferWriter<byte> target) => json = new(target, Options);

    /// <summary>Runs the action and returns the bytes that it writes.</summary>
    public static ReadOnlyMemory<byte> Write(Action<IShapeWriter> write)
    {
        var (bytes, writer) = kept ?? Create();
        kept = null;
        write(writer);
        writer.json.Flush();
        if (bytes.Capacity > MostKept)
        {
            return bytes.WrittenMemory;
        }

        var written = bytes.WrittenSpan.ToArray();
        bytes.Clear(); // It may hold a secret.
        writer.json.Reset();
        kept = (bytes, writer);
        return written;
    }

    private static (ArrayBufferWriter<byte> Bytes, JsonShapeWriter Writer) Create()
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        return (bytes, new(bytes));
    }

    public void Dispose() => json.Dispose();

    public void StartStructure() => json.WriteStartObject();

    public void Member(Member member) => json.WritePropertyName(member.Json);

    public void EndStructure() => json.WriteEndObject();

    public void StartList(Member member) => json.WriteStartArray();

    public void Item()
    {
        // the items of an array aren't announced
    }

    public void EndList() => json.WriteEndArray();

    public void StartMap(Member member) => json.WriteStartObject();

    public void Key(string key) => json.WritePropertyName(key);

    public void EndMap() => json.WriteEndObject();

    public void String(string value) => json.WriteStringValue(value);

    public void Boolean(bool value) => json.WriteBooleanValue(value);

    public void Int64(long value) => json.WriteNumberValue(value);

    public void Double(double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
        }
    }

    public void Blob(ReadOnlySpan<byte> value) => json.WriteBase64StringValue(value);

    public void Timestamp(DateTimeOffset value, Member member)
    {
        if (member.Timestamp is TimestampForm.Iso8601 or TimestampForm.Http)
        {
            json.WriteStringValue(Timestamps.Write(value, member.Timestamp));
        }
        else
        {
            json.WriteNumberValue(Timestamps.WriteEpoch(value));
        }
    }
}
