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
    private static readonly SearchValues<char> Special = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 32).Where(c => c is not ('\t' or '\n')).Select(c => (char)c)) + "&<>\"\uFFFE\uFFFF");

    private readonly ArrayBufferWriter<byte> bytes = new();
    private readonly Stack<string> open = new();

    public XmlBuilder() => Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    public ReadOnlyMemory<byte> Written => bytes.WrittenMemory;

    public void Open(string name, string? xmlNamespace = null)
    {
        Raw("<");
        Raw(name);
        if (xmlNamespace is not null)
        {
            Raw(" xmlns=\"");
            Text(xmlNamespace);
            Raw("\"");
        }

        Raw(">");
        open.Push(name);
    }

    public void Close()
    {
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

    private void Text(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var special = text.IndexOfAny(Special);
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
