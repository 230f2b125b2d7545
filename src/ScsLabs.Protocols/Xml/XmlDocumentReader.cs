using System.Text;
using System.Xml;
using ScsLabs.Model.Wire;

namespace ScsLabs.Protocols.Xml;

/// <summary>Reads an XML document within bounds, which are checked while reading, so that a document that exceeds them is refused before it takes memory.</summary>
/// <remarks>
/// Bounds: <see cref="MaxNodes"/> elements and attributes, depth <see cref="MaxDepth"/>, <see cref="XmlTokenStream.MaxToken"/> from one tag or text to the
/// next; no DTD, no external entity. AWS's longest document completes an upload of 10,000 parts, each an element with three others in it, or eight with all
/// checksums; its longest list of keys has 1,000, each an element with up to five others.
/// </remarks>
internal sealed class XmlDocumentReader : IDisposable
{
    /// <summary>The most elements and attributes together; namespace declarations are dropped and don't count.</summary>
    public const int MaxNodes = 100_000;

    /// <summary>The most levels of nested elements.</summary>
    public const int MaxDepth = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 64_000_000,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false, // references that XmlBuilder writes are read again
    };

    private readonly XmlTokenStream stream;
    private readonly XmlReader reader;
    private readonly Stack<XmlNode> open = new();
    private readonly StringBuilder text = new();
    private int nodes;

    private XmlDocumentReader(ReadOnlyMemory<byte> document)
    {
        stream = new(document);
        reader = XmlReader.Create(stream, Settings);
    }

    /// <summary>Reads a document and returns its root.</summary>
    /// <remarks>Errors: WireFormatException.</remarks>
    public static XmlNode Read(ReadOnlyMemory<byte> document)
    {
        try
        {
            using var one = new XmlDocumentReader(document);
            return one.Read();
        }
        catch (XmlException problem)
        {
            throw new WireFormatException($"Malformed XML: {problem.Message}");
        }
    }

    public void Dispose()
    {
        reader.Dispose();
        stream.Dispose();
    }

    private XmlNode Read()
    {
        var document = new XmlNode("");
        open.Push(document);
        while (reader.Read())
        {
            stream.StartToken();
            Take();
        }

        return document.Children.First();
    }

    private void Take()
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                Start();
                break;
            case XmlNodeType.EndElement:
                End();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when !open.Peek().HasChildren:
                Continue(open.Peek(), reader.Value);
                break;
        }
    }

    private void Start()
    {
        Count();
        var node = new XmlNode(reader.LocalName);
        var parent = open.Peek();
        parent.Add(node);
        parent.Text = "";
        text.Clear();
        TakeAttributes(node);
        if (reader.IsEmptyElement)
        {
            return;
        }

        if (open.Count > MaxDepth)
        {
            throw new WireFormatException("The XML is nested too deeply.");
        }

        open.Push(node);
    }

    private void End()
    {
        var node = open.Pop();
        if (text.Length > 0)
        {
            node.Text = text.ToString();
            text.Clear();
        }
    }

    /// <summary>Appends a piece to a node's text. A text is usually one piece; comments and CDATA split it, and the pieces are joined once.</summary>
    private void Continue(XmlNode node, string piece)
    {
        if (node.Text.Length == 0)
        {
            node.Text = piece;
            return;
        }

        if (text.Length == 0)
        {
            text.Append(node.Text);
        }

        text.Append(piece);
    }

    /// <summary>Reads the attributes, under their qualified names (a member is bound to xsi:type), without namespace declarations.</summary>
    private void TakeAttributes(XmlNode node)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix != "xmlns" && reader.Name != "xmlns")
            {
                Count();
                node.Add(reader.Name, reader.Value);
            }
        }

        reader.MoveToElement();
    }

    private void Count()
    {
        if (++nodes > MaxNodes)
        {
            throw new WireFormatException($"The XML has more than {MaxNodes} elements and attributes.");
        }
    }
}
