using System.Text;
using System.Xml;
using ScsLabs.Model.Wire;

namespace ScsLabs.Protocols.Xml;

/// <summary>An element with its text and children; attributes and namespaces don't count.</summary>
/// <remarks>Bounds: depth 64, 64 million characters; no DTD, no external entity.</remarks>
internal sealed class XmlNode(string name)
{
    private const int MaxDepth = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 64_000_000,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false, // what XmlBuilder writes as a reference is read again
    };

    private readonly List<XmlNode> children = [];
    private readonly StringBuilder text = new();

    public static XmlNode Empty { get; } = new("");

    public string Name { get; } = name;

    public string Text => text.ToString();

    public IReadOnlyList<XmlNode> Children => children;

    /// <summary>The first child of that name.</summary>
    public XmlNode? Child(string name) => children.Find(child => child.Name == name);

    /// <summary>The document's root.</summary>
    /// <remarks>Errors: WireFormatException.</remarks>
    public static XmlNode Parse(ReadOnlyMemory<byte> body)
    {
        var document = new XmlNode("");
        var open = new Stack<XmlNode>([document]);
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body.ToArray()), Settings);
            while (reader.Read())
            {
                Take(reader, open);
            }
        }
        catch (XmlException problem)
        {
            throw new WireFormatException($"Malformed XML: {problem.Message}");
        }

        return document.children[0];
    }

    private static void Take(XmlReader reader, Stack<XmlNode> open)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                var node = new XmlNode(reader.LocalName);
                open.Peek().children.Add(node);
                if (reader.IsEmptyElement)
                {
                    break;
                }

                if (open.Count > MaxDepth)
                {
                    throw new WireFormatException("The XML is nested too deeply.");
                }

                open.Push(node);
                break;
            case XmlNodeType.EndElement:
                open.Pop();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                open.Peek().text.Append(reader.Value);
                break;
        }
    }
}
