namespace ScsLabs.Protocols.Xml;

/// <summary>An XML element with its children, or with its text where it has none; namespaces are ignored. <see cref="XmlDocumentReader"/> creates it.</summary>
internal sealed class XmlNode(string name)
{
    // A linked list, because most elements of a long document have few children or none.
    private XmlNode? first;
    private XmlNode? last;
    private XmlNode? next;
    private XmlAttribute? attributes;

    public static XmlNode Empty { get; } = new("");

    public string Name { get; } = name;

    /// <summary>The text. An element with children has none, because it could only be white space.</summary>
    public string Text { get; set; } = "";

    public bool HasChildren => first is not null;

    public IEnumerable<XmlNode> Children
    {
        get
        {
            for (var child = first; child is not null; child = child.next)
            {
                yield return child;
            }
        }
    }

    /// <summary>Parses a document and returns its root.</summary>
    /// <remarks>Errors: WireFormatException (the document isn't well formed, or exceeds the bounds).</remarks>
    public static XmlNode Parse(ReadOnlyMemory<byte> body) => XmlDocumentReader.Read(body);

    /// <summary>The value of an attribute; null where absent.</summary>
    public string? Attribute(string name)
    {
        for (var attribute = attributes; attribute is not null; attribute = attribute.Next)
        {
            if (attribute.Name == name)
            {
                return attribute.Value;
            }
        }

        return null;
    }

    /// <summary>The first child with a name; null where there is none.</summary>
    public XmlNode? Child(string name)
    {
        for (var child = first; child is not null; child = child.next)
        {
            if (child.Name == name)
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>Adds a child after the existing ones.</summary>
    public void Add(XmlNode child)
    {
        if (last is null)
        {
            first = child;
        }
        else
        {
            last.next = child;
        }

        last = child;
    }

    /// <summary>Adds an attribute.</summary>
    public void Add(string name, string value) => attributes = new(name, value, attributes);

    private sealed record XmlAttribute(string Name, string Value, XmlAttribute? Next);
}
