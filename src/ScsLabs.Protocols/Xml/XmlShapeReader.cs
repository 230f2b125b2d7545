using ScsLabs.Model.Wire;
using ScsLabs.Protocols.Text;

namespace ScsLabs.Protocols.Xml;

/// <summary>Reads a structure, list, map or value from an XML element.</summary>
/// <param name="node">The element.</param>
/// <param name="dialect">The format of lists.</param>
/// <param name="parent">The parent, where a flattened list's or map's other elements are.</param>
internal sealed class XmlShapeReader(XmlNode node, XmlDialect dialect, XmlNode? parent = null) : TextShapeReader
{
    public override IShapeReader? Member(Member member) =>
        member.IsAttribute ? node.Attribute(dialect.Name(member)) is { } value ? new TextValueReader(dialect.Name(member), value) : null
        : node.Child(dialect.Name(member)) is { } child ? new XmlShapeReader(child, dialect, node)
        : null;

    public override IEnumerable<string> Except(IReadOnlyList<Member> known) =>
        node.Children.Select(child => child.Name).Where(name => !known.Any(member => dialect.Name(member) == name)).Distinct(StringComparer.Ordinal);

    public override IEnumerable<IShapeReader> Items(Member member) =>
        Elements(member, dialect.Item(member)).Select(item => new XmlShapeReader(item, dialect));

    public override IEnumerable<KeyValuePair<string, IShapeReader>> Entries(Member member)
    {
        foreach (var entry in Elements(member, XmlDialect.Entry(member)))
        {
            if (entry.Child("key") is not { } key || entry.Child("value") is not { } value)
            {
                throw new WireFormatException("A map's entry needs a key and a value.");
            }

            yield return new(key.Text, new XmlShapeReader(value, dialect));
        }
    }

    public override string AsString() => !node.HasChildren
        ? node.Text
        : throw new WireFormatException("Start of structure or map found where not expected.");

    private IEnumerable<XmlNode> Elements(Member member, string name) =>
        ((member.Flattened ? parent : node) ?? XmlNode.Empty).Children.Where(child => child.Name == name);
}
