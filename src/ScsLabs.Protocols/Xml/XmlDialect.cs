using ScsLabs.Model.Wire;

namespace ScsLabs.Protocols.Xml;

/// <summary>The differences between AWS query and EC2 query in answers.</summary>
/// <param name="defaultItem">The name of a list's item elements where the member doesn't specify it.</param>
internal sealed class XmlDialect(string defaultItem)
{
    public static readonly XmlDialect Aws = new("member");

    public static readonly XmlDialect Ec2 = new("item");

    /// <summary>The name of a list's item elements: in a flattened list the member's own.</summary>
    public string Item(Member list) => list.Flattened ? list.Name : list.ItemName ?? defaultItem;

    /// <summary>The name of a map's entry elements: in a flattened map the member's own.</summary>
    public static string Entry(Member map) => map.Flattened ? map.Name : "entry";
}
