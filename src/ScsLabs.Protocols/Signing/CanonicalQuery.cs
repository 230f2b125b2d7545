using System.Buffers;
using System.Runtime.InteropServices;
using ScsLabs.Protocols.Text;

namespace ScsLabs.Protocols.Signing;

/// <summary>Writes the canonical form of a query string: each name and value decoded and encoded again, in the order of the encoded bytes.</summary>
/// <remarks>A plus sign is a space, as for the readers, so that what was signed is what is read.</remarks>
internal static class CanonicalQuery
{
    public static void Write(ref ByteBuilder target, string rawQuery, bool isPresigned)
    {
        if (rawQuery.Length == 0)
        {
            return;
        }

        using var raw = new ByteBuilder(stackalloc byte[512]);
        raw.Append(rawQuery);
        var encoded = ArrayPool<byte>.Shared.Rent(raw.Written.Length * Percent.Growth);
        var pairs = ArrayPool<Pair>.Shared.Rent(raw.Written.Count((byte)'&') + 1);
        try
        {
            var count = Split(raw.Written, encoded, pairs, isPresigned);
            pairs.AsSpan(0, count).Sort(new ByEncodedBytes(encoded));
            for (var i = 0; i < count; i++)
            {
                if (i > 0)
                {
                    target.Append((byte)'&');
                }

                target.Append(pairs[i].Name(encoded));
                target.Append((byte)'=');
                target.Append(pairs[i].Value(encoded));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(encoded);
            ArrayPool<Pair>.Shared.Return(pairs);
        }
    }

    private static int Split(ReadOnlySpan<byte> raw, byte[] encoded, Pair[] pairs, bool isPresigned)
    {
        using var plain = new ByteBuilder(stackalloc byte[512]);
        var scratch = plain.Space(raw.Length);
        var count = 0;
        var end = 0;
        foreach (var range in raw.Split((byte)'&'))
        {
            var pair = raw[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            var equals = pair.IndexOf((byte)'=');
            var start = end;
            var nameEnd = start + Recode(equals < 0 ? pair : pair[..equals], scratch, encoded.AsSpan(start));
            if (isPresigned && encoded.AsSpan(start..nameEnd).SequenceEqual("X-Amz-Signature"u8))
            {
                continue;
            }

            end = nameEnd + (equals < 0 ? 0 : Recode(pair[(equals + 1)..], scratch, encoded.AsSpan(nameEnd)));
            pairs[count++] = new(start, nameEnd, end);
        }

        return count;
    }

    private static int Recode(ReadOnlySpan<byte> source, Span<byte> scratch, Span<byte> target) =>
        Percent.Encode(scratch[..Percent.Decode(source, scratch, plusIsSpace: true)], target, keepSlash: false);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Pair(int Start, int NameEnd, int End)
    {
        public ReadOnlySpan<byte> Name(byte[] encoded) => encoded.AsSpan(Start..NameEnd);

        public ReadOnlySpan<byte> Value(byte[] encoded) => encoded.AsSpan(NameEnd..End);
    }

    private readonly struct ByEncodedBytes(byte[] encoded) : IComparer<Pair>
    {
        public int Compare(Pair x, Pair y)
        {
            var byName = x.Name(encoded).SequenceCompareTo(y.Name(encoded));
            return byName != 0 ? byName : x.Value(encoded).SequenceCompareTo(y.Value(encoded));
        }
    }
}
