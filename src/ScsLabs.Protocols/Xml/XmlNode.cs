using System.Text;
using System.Xml;
using ScsLabs.Model.Wire;

namespace ScsLabs.Protocols.Xml;

/// <summary>An element with its text and children; namespaces don't count.</summary>
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
    private readonly Dictionary<string, string> attributes = new(StringComparer.Ordinal);

    public static XmlNode Empty { get; } = new("");

    public string Name { get; } = name;

    public string Text => text.ToString();

    public IReadOnlyList<XmlNode> Children => children;

    /// <summary>The attribute of that name; null for none.</summary>
    public string? Attribute(string name) => attributes.GetValueOrDefault(name);

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

    /// <summary>Attributes are kept under their whole names: xsi:type is one member's place. Namespaces say nothing that the names don't.</summary>
    private static void TakeAttributes(XmlReader reader, XmlNode node)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix != "xmlns" && reader.Name != "xmlns")
            {
                node.attributes[reader.Prefix.Length == 0 ? reader.LocalName : $"{reader.Prefix}:{reader.LocalName}"] = reader.Value;
            }
        }

        reader.MoveToElement();
    }

    private static void Take(XmlReader reader, Stack<XmlNode> open)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                var node = new XmlNode(reader.LocalName);
                open.Peek().children.Add(node);
                TakeAttributes(reader, node);
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
