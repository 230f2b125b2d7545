using System.Buffers;
using System.Globalization;
using System.Text.Unicode;

namespace ScsLabs.Protocols.Xml;

/// <summary>Writes XML elements and text as UTF-8.</summary>
/// <remarks>
/// A character that XML 1.0 doesn't allow is written as a reference (<c>&amp;#x1;</c>), as by S3: nothing is altered silently,
/// and a strict parser refuses the answer. Half a surrogate pair becomes U+FFFD, because UTF-8 can't encode it.
/// </remarks>
internal sealed class XmlBuilder
{
    /// <summary>The most bytes that one UTF-16 code unit is encoded to.</summary>
    private const int Growth = 3;

    private static readonly string Controls = string.Concat(Enumerable.Range(0, 32).Where(c => c is not ('\t' or '\n')).Select(c => (char)c));
    private static readonly SearchValues<char> InText = SearchValues.Create(Controls + "&<>\"\uFFFE\uFFFF");

    // A parser replaces tabs and line ends in attributes by spaces (XML 1.0, 3.3.3).
    private static readonly SearchValues<char> InAttributes = SearchValues.Create(Controls + "&<>\"\uFFFE\uFFFF\t\n");

    private readonly Stack<string> open = new();
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(1024);
    private int length;
    private bool isInTag;

    public XmlBuilder() => Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"u8);

    /// <summary>Returns the document. Nothing can be written afterwards.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        // Grown in rented memory and copied once: lists are long, and arrays that are doubled and dropped cost full collections.
        var document = buffer.AsSpan(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        length = 0;
        return document;
    }

    public void Open(string name, string? xmlNamespace = null)
    {
        EndTag();
        Raw("<"u8);
        Raw(name);
        isInTag = true;
        open.Push(name);
        if (xmlNamespace is not null)
        {
            Attribute("xmlns", xmlNamespace);
        }
    }

    /// <summary>Writes an attribute of the last opened element, before its content.</summary>
    public void Attribute(string name, string value)
    {
        Raw(" "u8);
        Raw(name);
        Raw("=\""u8);
        Escaped(value, InAttributes);
        Raw("\""u8);
    }

    public void Close()
    {
        EndTag();
        Raw("</"u8);
        Raw(open.Pop());
        Raw(">"u8);
    }

    public void Element(string name, ReadOnlySpan<char> text)
    {
        Open(name);
        Text(text);
        Close();
    }

    public void Text(ReadOnlySpan<char> text)
    {
        EndTag();
        Escaped(text, InText);
    }

    private void EndTag()
    {
        if (isInTag)
        {
            isInTag = false;
            Raw(">"u8);
        }
    }

    private void Escaped(ReadOnlySpan<char> text, SearchValues<char> references)
    {
        while (true)
        {
            var special = text.IndexOfAny(references);
            if (special < 0)
            {
                break;
            }

            Raw(text[..special]);
            switch (text[special])
            {
                case '&':
                    Raw("&amp;"u8);
                    break;
                case '<':
                    Raw("&lt;"u8);
                    break;
                case '>':
                    Raw("&gt;"u8);
                    break;
                case '"':
                    Raw("&quot;"u8);
                    break;
                case var other:
                    Raw(string.Create(CultureInfo.InvariantCulture, $"&#x{(int)other:X};"));
                    break;
            }

            text = text[(special + 1)..];
        }

        Raw(text);
    }

    private void Raw(ReadOnlySpan<char> text)
    {
        Utf8.FromUtf16(text, Space(text.Length * Growth), out _, out var written);
        length += written;
    }

    private void Raw(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Space(text.Length));
        length += text.Length;
    }

    private Span<byte> Space(int count)
    {
        if (buffer.Length - length < count)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * buffer.Length, length + count));
            buffer.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        return buffer.AsSpan(length);
    }
}
