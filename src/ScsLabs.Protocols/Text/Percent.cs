using System.Buffers;
using System.Globalization;
using System.Text;

namespace ScsLabs.Protocols.Text;

/// <summary>AWS's percent-encoding (RFC 3986: all but unreserved characters), on bytes.</summary>
/// <remarks>
/// INVARIANT: signatures and readers decode with <see cref="Decode"/> only, so that what was signed is what is read.
/// A percent sign without two hex digits is literal.
/// </remarks>
internal static class Percent
{
    private static readonly SearchValues<byte> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~"u8);

    /// <summary>The most bytes that one byte is encoded to.</summary>
    public const int Growth = 3;

    /// <summary>Decodes into the target, which must be at least as long; returns the length. Source and target may be the same.</summary>
    /// <param name="source">Encoded bytes.</param>
    /// <param name="target">The buffer for the decoded bytes.</param>
    /// <param name="plusIsSpace">Whether a plus sign is a space, as in forms and query strings but not in paths.</param>
    public static int Decode(ReadOnlySpan<byte> source, Span<byte> target, bool plusIsSpace)
    {
        var length = 0;
        for (var i = 0; i < source.Length; i++)
        {
            var b = source[i];
            if (b == '%' && i + 2 < source.Length
                && byte.TryParse(source.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, null, out var decoded))
            {
                b = decoded;
                i += 2;
            }
            else if (b == '+' && plusIsSpace)
            {
                b = (byte)' ';
            }

            target[length++] = b;
        }

        return length;
    }

    /// <summary>Decodes a part of a path, where a plus sign is itself.</summary>
    /// <remarks>Errors: WireFormatException (not UTF-8).</remarks>
    public static string Text(ReadOnlySpan<char> encoded)
    {
        var bytes = Encoding.UTF8.GetBytes(encoded.ToString());
        return Utf8.Text(bytes.AsSpan(0, Decode(bytes, bytes, plusIsSpace: false)));
    }

    /// <summary>Encodes into the target, at most <see cref="Growth"/> times as long; returns the length.</summary>
    /// <param name="source">Plain bytes.</param>
    /// <param name="target">The buffer for the encoded bytes.</param>
    /// <param name="keepSlash">Whether slashes aren't encoded, as in paths.</param>
    public static int Encode(ReadOnlySpan<byte> source, Span<byte> target, bool keepSlash)
    {
        var length = 0;
        foreach (var b in source)
        {
            if (Unreserved.Contains(b) || (keepSlash && b == '/'))
            {
                target[length++] = b;
                continue;
            }

            target[length++] = (byte)'%';
            target[length++] = HexDigit(b >> 4);
            target[length++] = HexDigit(b & 15);
        }

        return length;
    }

    private static byte HexDigit(int value) => (byte)(value < 10 ? '0' + value : 'A' + value - 10);
}
