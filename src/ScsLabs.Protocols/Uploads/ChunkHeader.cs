using System.Globalization;
using System.Text;

namespace ScsLabs.Protocols.Uploads;

/// <summary>The line before a chunk: its size in hex and, where chunks are signed, <c>;chunk-signature=</c>.</summary>
/// <param name="Size">The chunk's length in bytes; 0 in the last.</param>
/// <param name="Signature">The signature, as sent; empty where chunks aren't signed.</param>
internal sealed record ChunkHeader(long Size, string Signature)
{
    /// <summary>The maximum length of the line in bytes.</summary>
    public const int MaxLength = 256;

    private const int MaxDigits = 15;

    /// <summary>Parses the line. Spaces around its parts are ignored, as in AWS.</summary>
    /// <remarks>Errors: IncompleteBody.</remarks>
    public static ChunkHeader Parse(ReadOnlySpan<byte> line, bool isSigned)
    {
        var semicolon = line.IndexOf((byte)';');
        var digits = Trim(semicolon < 0 ? line : line[..semicolon]);
        if (isSigned != semicolon >= 0
            || digits.Length > MaxDigits
            || !long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size))
        {
            throw UploadErrors.Incomplete();
        }

        return new(size, isSigned ? ParseSignature(line[(semicolon + 1)..]) : "");
    }

    private static string ParseSignature(ReadOnlySpan<byte> extension)
    {
        var equals = extension.IndexOf((byte)'=');
        if (equals < 0 || !Trim(extension[..equals]).SequenceEqual("chunk-signature"u8))
        {
            throw UploadErrors.Incomplete();
        }

        var value = Trim(extension[(equals + 1)..]);
        return value.IsEmpty || value.Contains((byte)';') ? throw UploadErrors.Incomplete() : Encoding.Latin1.GetString(value);
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.Trim((byte)' ');
}
