namespace ScsLabs.Protocols.Xml;

/// <summary>An element with its children, or with its text where it has none; namespaces don't count. <see cref="XmlDocumentReader"/> makes it.</summary>
internal sealed class XmlNode(string name)
{
    // Linked, and not in lists: most elements of a long document have no child or a few.
    private XmlNode? first;
    private XmlNode? last;
    private XmlNode? next;
    private XmlAttribute? attributes;

    public static XmlNode Empty { get; } = new("");

    public string Name { get; } = name;

    /// <summary>The text. Of an element with children none is kept: it could only be white space.</summary>
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

    /// <summary>The document's root.</summary>
    /// <remarks>Errors: WireFormatException (what isn't well formed, or passes the bounds).</remarks>
    public static XmlNode Parse(ReadOnlyMemory<byte> body) => XmlDocumentReader.Read(body);

    /// <summary>The attribute of that name; null for none.</summary>
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

    /// <summary>The first child of that name.</summary>
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

    /// <summary>Adds a child after those that are there.</summary>
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
