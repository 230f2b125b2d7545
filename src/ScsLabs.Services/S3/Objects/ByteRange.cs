using System.Globalization;

namespace ScsLabs.Services.S3;

/// <summary>A range of an object's bytes.</summary>
/// <param name="Offset">The offset of its first byte.</param>
/// <param name="Length">Its length in bytes.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct ByteRange(long Offset, long Length)
{
    private const string Unit = "bytes=";

    /// <summary>Reads a <c>Range</c> header; null for the whole object, where there is no header or one that S3 ignores, as HTTP has it.</summary>
    /// <exception cref="AwsException">InvalidRange: the range is outside of the object.</exception>
    public static ByteRange? Of(string? header, long size)
    {
        if (header?.StartsWith(Unit, StringComparison.OrdinalIgnoreCase) != true || header[Unit.Length..].Split('-') is not [var from, var to])
        {
            return null;
        }

        long? first = Number(from), last = Number(to);
        if ((first is null && from.Length > 0) || (last is null && to.Length > 0) || (first is null && last is null) || last < first)
        {
            return null;
        }

        // The last bytes of nothing are all that there is.
        if (first is null && last > 0 && size == 0)
        {
            return null;
        }

        var start = first ?? Math.Max(0, size - last!.Value);
        var end = first is null ? size - 1 : Math.Min(last ?? size - 1, size - 1);
        return start < size && end >= start ? new(start, end - start + 1) : throw S3Errors.InvalidRange(header, size);
    }

    /// <summary>Reads a range that has both ends; null where it is of another form.</summary>
    public static ByteRange? Whole(string header) =>
        header.StartsWith(Unit, StringComparison.Ordinal) && header[Unit.Length..].Split('-') is [var from, var to] && Number(from) is { } first && Number(to) is { } last && first <= last && last < long.MaxValue
            ? new(first, last - first + 1)
            : null;

    /// <summary>The value of the <c>Content-Range</c> header.</summary>
    public string ContentRange(long size) => $"bytes {Offset}-{Offset + Length - 1}/{size}";

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
