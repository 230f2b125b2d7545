using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ScsLabs.Model.Bodies;
using ScsLabs.Model.Wire;

namespace ScsLabs.Emulator;

/// <summary>Writes a request or an answer as JSON for the journal, limited in length and without secrets.</summary>
/// <remarks>Source: CloudTrail User Guide, cloudtrail-event-reference-record-contents (sensitive values are hidden, long ones cut).</remarks>
[SuppressMessage("Design", "CA1001", Justification = "A thread keeps its writer, which holds memory alone, for its next call.")]
internal sealed class RecordedShapeWriter : IShapeWriter
{
    /// <summary>The thread's writer; null while it is in use, and after a failure.</summary>
    [ThreadStatic]
    private static RecordedShapeWriter? kept;

    /// <summary>The length of a record in bytes from which on members and items are left out; the one that is being written is finished.</summary>
    private const int MostBytes = 4096;

    /// <summary>The maximum number of characters of a text.</summary>
    private const int MostText = 512;

    /// <summary>The sets of names of maps, by the names. Records share them; there are no more than the operations have.</summary>
    private static readonly ConcurrentDictionary<string, FrozenSet<string>> Maps = new(StringComparer.Ordinal);

    private readonly ArrayBufferWriter<byte> buffer = new(256);
    private readonly Utf8JsonWriter json;
    private readonly HashSet<string> maps = new(StringComparer.Ordinal);
    private bool skipsNext;
    private int skipped;

    private RecordedShapeWriter() => json = new(buffer);

    private bool IsFull => json.BytesCommitted + json.BytesPending > MostBytes - MostText;

    /// <summary>The JSON written so far; null if nothing was written.</summary>
    public static string? Of(Action<IShapeWriter> write) => Of(write, out _);

    /// <summary>The JSON written so far, and the members in it that are maps, whose keys are data; null if nothing was written.</summary>
    public static string? Of(Action<IShapeWriter> write, out IReadOnlySet<string>? maps)
    {
        var writer = kept ?? new RecordedShapeWriter();
        kept = null;
        writer.maps.Clear();
        write(writer);
        writer.json.Flush();
        var text = writer.buffer.WrittenCount == 0 ? null : Encoding.UTF8.GetString(writer.buffer.WrittenSpan);
        writer.buffer.ResetWrittenCount();
        writer.json.Reset();
        maps = writer.maps.Count == 0 ? null : Maps.GetOrAdd(string.Join(' ', writer.maps), static names => names.Split(' ').ToFrozenSet(StringComparer.Ordinal));
        kept = writer;
        return text;
    }

    public void StartStructure()
    {
        if (Enters())
        {
            json.WriteStartObject();
        }
    }

    public void Member(Member member)
    {
        if (skipped > 0)
        {
            return;
        }

        if (member.IsSensitive)
        {
            json.WriteString(member.Json, "HIDDEN_DUE_TO_SECURITY_REASONS"u8);
        }
        else if (!IsFull)
        {
            json.WritePropertyName(member.Json);
            return;
        }

        skipsNext = true;
    }

    public void EndStructure()
    {
        if (Leaves())
        {
            json.WriteEndObject();
        }
    }

    public void StartList(Member member)
    {
        if (Enters())
        {
            json.WriteStartArray();
        }
    }

    public void Item() => skipsNext = skipped == 0 && IsFull;

    public void EndList()
    {
        if (Leaves())
        {
            json.WriteEndArray();
        }
    }

    public void StartMap(Member member)
    {
        maps.Add(member.Name);
        StartStructure();
    }

    public void Key(string key)
    {
        if (skipped > 0)
        {
            return;
        }

        skipsNext = IsFull;
        if (!skipsNext)
        {
            json.WritePropertyName(Cut(key));
        }
    }

    public void EndMap() => EndStructure();

    public void String(string value)
    {
        if (Writes())
        {
            json.WriteStringValue(Cut(value));
        }
    }

    public void Boolean(bool value)
    {
        if (Writes())
        {
            json.WriteBooleanValue(value);
        }
    }

    public void Int64(long value)
    {
        if (Writes())
        {
            json.WriteNumberValue(value);
        }
    }

    public void Double(double value)
    {
        if (!double.IsFinite(value))
        {
            // JSON has no number for it.
            String(value.ToString(CultureInfo.InvariantCulture));
        }
        else if (Writes())
        {
            json.WriteNumberValue(value);
        }
    }

    public void Blob(ReadOnlySpan<byte> value) => String($"{value.Length} bytes");

    public void Body(Body value) => String($"{value.Length} bytes");

    public void Timestamp(DateTimeOffset value, Member member)
    {
        if (Writes())
        {
            json.WriteStringValue(value);
        }
    }

    private static string Cut(string text) => text.Length <= MostText ? text : $"{text.AsSpan(0, MostText)}…";

    /// <summary>Whether to write a single value.</summary>
    private bool Writes()
    {
        var skips = skipsNext;
        skipsNext = false;
        return !skips && skipped == 0;
    }

    /// <summary>Whether to write a structure, list or map that begins; otherwise it is skipped with all its contents.</summary>
    private bool Enters()
    {
        if (!skipsNext && skipped == 0)
        {
            return true;
        }

        skipsNext = false;
        skipped++;
        return false;
    }

    /// <summary>Whether the structure, list or map that ends was written.</summary>
    private bool Leaves()
    {
        if (skipped == 0)
        {
            return true;
        }

        skipped--;
        return false;
    }
}
