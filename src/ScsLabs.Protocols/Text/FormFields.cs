using System.Buffers;
using System.Text;
using ScsLabs.Model.Wire;

namespace ScsLabs.Protocols.Text;

/// <summary>Decodes the fields of a query string or a form body, in order.</summary>
/// <remarks>Bounds: 10,000 fields. Bytes that aren't UTF-8 after decoding are refused.</remarks>
internal static class FormFields
{
    private const int MaxFields = 10_000;

    /// <summary>Decodes the fields of a query string.</summary>
    public static List<KeyValuePair<string, string>> Of(string rawQuery) =>
        rawQuery.Length == 0 ? [] : Of(Encoding.UTF8.GetBytes(rawQuery));

    /// <summary>Decodes the fields of a form body.</summary>
    /// <remarks>Errors: WireFormatException (too many fields, not UTF-8).</remarks>
    public static List<KeyValuePair<string, string>> Of(ReadOnlySpan<byte> raw)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var range in raw.Split((byte)'&'))
        {
            var pair = raw[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            if (fields.Count == MaxFields)
            {
                throw new WireFormatException("The request has too many parameters.");
            }

            var equals = pair.IndexOf((byte)'=');
            fields.Add(equals < 0
                ? new(Decoded(pair), "")
                : new(Decoded(pair[..equals]), Decoded(pair[(equals + 1)..])));
        }

        return fields;
    }

    private static string Decoded(ReadOnlySpan<byte> encoded)
    {
        if (encoded.IsEmpty)
        {
            return "";
        }

        var rented = ArrayPool<byte>.Shared.Rent(encoded.Length);
        try
        {
            return Utf8.Text(rented.AsSpan(0, Percent.Decode(encoded, rented, plusIsSpace: true)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
