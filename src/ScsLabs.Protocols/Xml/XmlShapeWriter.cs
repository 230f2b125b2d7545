using System.Runtime.InteropServices;
using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Text;

namespace ScsLabs.Protocols.Xml;

/// <summary>Writes a result as XML elements.</summary>
/// <param name="xml">The builder to write to.</param>
/// <param name="dialect">The format of lists.</param>
/// <param name="root">The root structure's element; null where its members are written into the element that is already open.</param>
/// <param name="xmlNamespace">The namespace of the first element.</param>
internal sealed class XmlShapeWriter(XmlBuilder xml, XmlDialect dialect, string? root, string? xmlNamespace = null) : TextShapeWriter
{
    private readonly Stack<Frame> frames = new();
    private string? next = root;
    private string? rootNamespace = xmlNamespace;
    private bool isAttribute;

    public override void StartStructure() => Push(null);

    public override void Member(Member member)
    {
        next = dialect.Name(member);
        isAttribute = member.IsAttribute;
    }

    public override void EndStructure() => Pop();

    public override void StartList(Member member)
    {
        if (member.Flattened)
        {
            next = null;
        }

        Push(dialect.Item(member));
    }

    public override void Item() => next = frames.Peek().Item;

    public override void EndList() => Pop();

    public override void StartMap(Member member)
    {
        if (member.Flattened)
        {
            next = null;
        }

        Push(XmlDialect.Entry(member));
    }

    public override void Key(string key)
    {
        var frame = frames.Pop();
        if (frame.HasEntry)
        {
            xml.Close();
        }

        frames.Push(frame with { HasEntry = true });
        xml.Open(frame.Item!);
        xml.Element("key", key);
        next = "value";
    }

    public override void EndMap() => Pop();

    public override void String(string value)
    {
        var name = next ?? throw new InvalidOperationException("A value needs a member, item or key before it.");
        if (isAttribute)
        {
            // xsi:type is the only attribute in AWS's documents.
            xml.Attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
            xml.Attribute(name, value);
            isAttribute = false;
            return;
        }

        Open(name);
        xml.Text(value);
        xml.Close();
    }

    private void Push(string? item)
    {
        if (next is not null)
        {
            Open(next);
        }

        frames.Push(new(item, IsElement: next is not null));
        next = null;
    }

    private void Open(string name)
    {
        xml.Open(name, rootNamespace);
        rootNamespace = null;
    }

    private void Pop()
    {
        var frame = frames.Pop();
        if (frame.HasEntry)
        {
            xml.Close();
        }

        if (frame.IsElement)
        {
            xml.Close();
        }
    }

    /// <summary>A structure, list or map that is being written.</summary>
    /// <param name="Item">The name of the items or entries.</param>
    /// <param name="IsElement">Whether an element was opened.</param>
    /// <param name="HasEntry">Whether a map's entry is open.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Frame(string? Item, bool IsElement, bool HasEntry = false);
}
