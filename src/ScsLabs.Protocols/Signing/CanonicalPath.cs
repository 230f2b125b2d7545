using System.Text;
using ScsLabs.Protocols.Text;

namespace ScsLabs.Protocols.Signing;

/// <summary>Writes the canonical form of a path.</summary>
/// <remarks>
/// S3: decodes the path and encodes it once; empty and dot segments are part of a key. All others: removes empty and dot
/// segments, and encodes the already encoded path again. A REST service routes by the same path.
/// </remarks>
internal static class CanonicalPath
{
    public static void Write(ref ByteBuilder target, string rawPath, bool isS3)
    {
        using var raw = new ByteBuilder(stackalloc byte[256]);
        raw.Append(rawPath);
        if (raw.Written.IsEmpty)
        {
            raw.Append((byte)'/');
        }

        if (isS3)
        {
            WriteOnce(ref target, raw.Written);
        }
        else
        {
            WriteNormalised(ref target, raw.Written);
        }
    }

    private static void WriteOnce(ref ByteBuilder target, scoped ReadOnlySpan<byte> raw)
    {
        using var plain = new ByteBuilder(stackalloc byte[256]);
        var decoded = plain.Space(raw.Length);
        var length = Percent.Decode(raw, decoded, plusIsSpace: false);
        Encode(ref target, decoded[..length]);
    }

    /// <summary>Returns the path without empty and dot segments, still encoded.</summary>
    public static string Normalised(string rawPath)
    {
        var raw = Encoding.UTF8.GetBytes(rawPath);
        var normal = new byte[raw.Length + 1];
        return Encoding.UTF8.GetString(normal, 0, Normalise(raw, normal));
    }

    private static void WriteNormalised(ref ByteBuilder target, scoped ReadOnlySpan<byte> raw)
    {
        using var normal = new ByteBuilder(stackalloc byte[256]);
        var buffer = normal.Space(raw.Length + 1);
        Encode(ref target, buffer[..Normalise(raw, buffer)]);
    }

    /// <summary>Writes the path without empty and dot segments into the buffer, which must be one byte longer, and returns the length.</summary>
    private static int Normalise(ReadOnlySpan<byte> raw, Span<byte> buffer)
    {
        var length = 0; // the output so far is "/a/b", without a slash at its end
        var isFolder = false;
        foreach (var range in raw.Split((byte)'/'))
        {
            var segment = raw[range];
            isFolder = segment.IsEmpty;
            if (segment.IsEmpty || segment.SequenceEqual("."u8))
            {
                continue;
            }

            if (segment.SequenceEqual(".."u8))
            {
                length = Math.Max(0, buffer[..length].LastIndexOf((byte)'/'));
                continue;
            }

            buffer[length++] = (byte)'/';
            segment.CopyTo(buffer[length..]);
            length += segment.Length;
        }

        if (length == 0 || isFolder)
        {
            buffer[length++] = (byte)'/';
        }

        return length;
    }

    private static void Encode(ref ByteBuilder target, scoped ReadOnlySpan<byte> plain) =>
        target.Advance(Percent.Encode(plain, target.Space(plain.Length * Percent.Growth), keepSlash: true));
}
