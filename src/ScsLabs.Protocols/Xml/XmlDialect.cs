using ScsLabs.Model.Wire;

namespace ScsLabs.Protocols.Xml;

/// <summary>The differences between AWS query and EC2 query in answers.</summary>
/// <param name="defaultItem">The name of a list's items where the member doesn't name them.</param>
/// <param name="isCamelCase">Whether names begin with a small letter.</param>
internal sealed class XmlDialect(string defaultItem, bool isCamelCase)
{
    public static readonly XmlDialect Aws = new("member", isCamelCase: false);

    public static readonly XmlDialect Ec2 = new("item", isCamelCase: true);

    /// <summary>The name of a member's element or attribute.</summary>
    public string Name(Member member) => isCamelCase ? member.CamelName : member.Name;

    /// <summary>The name of a list's item elements: in a flattened list the member's own.</summary>
    public string Item(Member list) => list.Flattened ? list.Name : list.ItemName ?? defaultItem;

    /// <summary>The name of a map's entry elements: in a flattened map the member's own.</summary>
    public static string Entry(Member map) => map.Flattened ? map.Name : "entry";
}
