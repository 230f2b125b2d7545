using System.Text.Json;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Text;

namespace ScsLabs.Protocols.Json;

/// <summary>Reads JSON values. Of a repeated name the last value counts, as in AWS's parsers.</summary>
/// <remarks>Bounds: depth 64, 100,000 tokens (names, values, brackets). Texts are those of AWS's SerializationException where known.</remarks>
internal sealed class JsonShapeReader(JsonElement value) : IShapeReader
{
    private const int MaxDepth = 64;
    private const int MaxTokens = 100_000;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth };

    /// <summary>Parses a document whose root is an object; an empty body is an empty object.</summary>
    /// <remarks>Errors: WireFormatException.</remarks>
    public static JsonShapeReader Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            // A token has at least one byte, so short documents needn't be counted.
            if (body.Length > MaxTokens)
            {
                Count(body);
            }

            var root = JsonElement.Parse(body.IsEmpty ? "{}"u8 : body, Strict);
            return root.ValueKind == JsonValueKind.Object ? new(root) : throw new WireFormatException("Unexpected token: the body must be a JSON object.");
        }
        catch (JsonException problem)
        {
            throw new WireFormatException($"Unexpected token at line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}.");
        }
    }

    private static void Count(ReadOnlySpan<byte> body)
    {
        var tokens = 0;
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (++tokens > MaxTokens)
            {
                throw new WireFormatException($"The body has more than {MaxTokens} names and values.");
            }
        }
    }

    public IShapeReader? Member(Member member)
    {
        Expect(JsonValueKind.Object, "Expected null");
        try
        {
            return value.TryGetProperty(member.Json.EncodedUtf8Bytes, out var found) && found.ValueKind != JsonValueKind.Null
                ? new JsonShapeReader(found)
                : null;
        }
        catch (InvalidOperationException)
        {
            throw NotUnicode();
        }
    }

    public IEnumerable<string> Except(IReadOnlyList<Member> known)
    {
        Expect(JsonValueKind.Object, "Expected null");
        foreach (var property in value.EnumerateObject())
        {
            var name = NameOf(property);
            if (!known.Knows(name))
            {
                yield return name;
            }
        }
    }

    public IEnumerable<IShapeReader> Items(Member member)
    {
        Expect(JsonValueKind.Array, "Expected list or null");
        foreach (var item in value.EnumerateArray())
        {
            yield return new JsonShapeReader(item);
        }
    }

    public IEnumerable<KeyValuePair<string, IShapeReader>> Entries(Member member)
    {
        Expect(JsonValueKind.Object, "Expected map or null");
        foreach (var property in value.EnumerateObject())
        {
            yield return new(NameOf(property), new JsonShapeReader(property.Value));
        }
    }

    public string AsString()
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            throw Not("a String");
        }

        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw NotUnicode();
        }
    }

    public bool AsBoolean() => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Not("a Boolean"),
    };

    public int AsInt32() => Integer(int.MinValue, int.MaxValue) is { } number ? (int)number : throw Not("an Integer");

    public long AsInt64() => Integer(long.MinValue, long.MaxValue) ?? throw Not("a Long");

    public double AsDouble() => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.String => AsString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => throw Not("a Double"),
        },
        _ => throw Not("a Double"),
    };

    public byte[] AsBlob()
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            throw Not("a Blob");
        }

        try
        {
            return value.TryGetBytesFromBase64(out var bytes) ? bytes : throw Not("a Blob");
        }
        catch (InvalidOperationException)
        {
            throw NotUnicode();
        }
    }

    public DateTimeOffset AsTimestamp(Member member)
    {
        if (member.Timestamp is TimestampForm.Iso8601 or TimestampForm.Http)
        {
            return Timestamps.Read(AsString(), member.Timestamp);
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var seconds)
            ? Timestamps.ReadEpoch(seconds)
            : throw Not("a Timestamp");
    }

    /// <summary>Reads the number where it is whole and within the range; 1.0 and 1e2 are whole.</summary>
    private long? Integer(long min, long max) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
        && number >= min && number <= max && decimal.IsInteger(number)
            ? (long)number
            : null;

    private void Expect(JsonValueKind kind, string otherwise)
    {
        if (value.ValueKind == kind)
        {
            return;
        }

        throw value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? Not("") : new WireFormatException(otherwise);
    }

    private WireFormatException Not(string type) => value.ValueKind switch
    {
        JsonValueKind.Object => new("Start of structure or map found where not expected."),
        JsonValueKind.Array => new("Start of list found where not expected"),
        var kind => new($"{kind.ToString().ToUpperInvariant()}_VALUE can not be converted to {type}"),
    };

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            throw NotUnicode();
        }
    }

    private static WireFormatException NotUnicode() => new("Unexpected character: a text is not valid Unicode.");
}
