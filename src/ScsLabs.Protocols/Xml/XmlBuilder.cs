using System.Buffers;
using System.Globalization;
using System.Text;

namespace ScsLabs.Protocols.Xml;

/// <summary>Writes XML elements and text as UTF-8.</summary>
/// <remarks>
/// A character that XML 1.0 can't hold is written as a reference (<c>&amp;#x1;</c>), as S3 does: nothing is altered silently,
/// and a strict parser refuses the answer. Half a surrogate pair becomes U+FFFD, for UTF-8 can't hold it.
/// </remarks>
internal sealed class XmlBuilder
{
    private static readonly string Controls = string.Concat(Enumerable.Range(0, 32).Where(c => c is not ('\t' or '\n')).Select(c => (char)c));
    private static readonly SearchValues<char> InText = SearchValues.Create(Controls + "&<>\"\uFFFE\uFFFF");

    // A parser makes spaces of an attribute's tabs and line ends (XML 1.0, 3.3.3).
    private static readonly SearchValues<char> InAttributes = SearchValues.Create(Controls + "&<>\"\uFFFE\uFFFF\t\n");

    private readonly ArrayBufferWriter<byte> bytes = new();
    private readonly Stack<string> open = new();
    private bool isInTag;

    public XmlBuilder() => Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    public ReadOnlyMemory<byte> Written => bytes.WrittenMemory;

    public void Open(string name, string? xmlNamespace = null)
    {
        EndTag();
        Raw("<");
        Raw(name);
        isInTag = true;
        open.Push(name);
        if (xmlNamespace is not null)
        {
            Attribute("xmlns", xmlNamespace);
        }
    }

    /// <summary>Writes an attribute of the element that was opened last, before anything within it.</summary>
    public void Attribute(string name, string value)
    {
        Raw(" ");
        Raw(name);
        Raw("=\"");
        Escaped(value, InAttributes);
        Raw("\"");
    }

    public void Close()
    {
        EndTag();
        Raw("</");
        Raw(open.Pop());
        Raw(">");
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
            Raw(">");
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
            Raw(text[special] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                var other => string.Create(CultureInfo.InvariantCulture, $"&#x{(int)other:X};"),
            });
            text = text[(special + 1)..];
        }

        Raw(text);
    }

    private void Raw(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, bytes);
}
