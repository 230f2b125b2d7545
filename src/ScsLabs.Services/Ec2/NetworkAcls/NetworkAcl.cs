using System.Globalization;
using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>A network ACL. Its entries are rows of their own.</summary>
internal sealed record NetworkAcl : Ec2Resource, IEc2Resource<NetworkAcl>
{
    /// <summary>The beginning of the ids of associations with subnets.</summary>
    public const string AssociationPrefix = "aclassoc-";

    /// <summary>The maximum number of entries in each direction.</summary>
    public const int MostEntries = 20;

    /// <inheritdoc />
    public static Ec2Kind Kind { get; } = new(ResourceType.NetworkAcl, "acl-", "networkAclId", "InvalidNetworkAclID.NotFound", "The networkAcl ID") { MalformedCode = "InvalidNetworkAclId.Malformed" };

    /// <summary>Finds the network ACLs of a VPC.</summary>
    public static RowIndex<NetworkAcl, string> ByVpc { get; } = new(acl => acl.VpcId);

    /// <inheritdoc />
    public static IReadOnlyList<RowIndex<NetworkAcl>> Indexes => [AnyPlace<NetworkAcl>.ById, ByVpc];

    /// <inheritdoc />
    public static ResourceFilters<NetworkAcl> Filters { get; } = new(
        new Dictionary<string, Func<NetworkAcl, WorldView, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            ["association.association-id"] = (acl, view) => view.All(Subnet.ByAcl, acl.Id).Select(subnet => subnet.Acl.Id),
            ["association.network-acl-id"] = (acl, view) => view.All(Subnet.ByAcl, acl.Id).Select(subnet => subnet.Acl.TargetId),
            ["association.subnet-id"] = (acl, view) => view.All(Subnet.ByAcl, acl.Id).Select(subnet => subnet.Id),
            ["default"] = (acl, _) => [acl.IsDefault ? "true" : "false"],
            ["entry.cidr"] = (acl, view) => EntryValues(acl, view, entry => entry.CidrBlock),
            ["entry.egress"] = (acl, view) => EntryValues(acl, view, entry => entry.Egress ? "true" : "false"),
            ["entry.icmp.code"] = (acl, view) => EntryValues(acl, view, entry => entry.IcmpTypeCode?.Code),
            ["entry.icmp.type"] = (acl, view) => EntryValues(acl, view, entry => entry.IcmpTypeCode?.Type),
            ["entry.port-range.from"] = (acl, view) => EntryValues(acl, view, entry => entry.PortRange?.From),
            ["entry.port-range.to"] = (acl, view) => EntryValues(acl, view, entry => entry.PortRange?.To),
            ["entry.protocol"] = (acl, view) => [.. EntryValues(acl, view, entry => entry.Protocol), .. EntryValues(acl, view, entry => Protocols.NameOf(int.Parse(entry.Protocol, CultureInfo.InvariantCulture)))],
            ["entry.rule-action"] = (acl, view) => EntryValues(acl, view, entry => entry.RuleAction.ToWire()),
            ["entry.rule-number"] = (acl, view) => EntryValues(acl, view, entry => entry.RuleNumber),
            ["network-acl-id"] = (acl, _) => [acl.Id],
            ["owner-id"] = (acl, _) => [acl.Account.ToString()],
            ["vpc-id"] = (acl, _) => [acl.VpcId],
        },
        Ec2Errors.UnknownFilter)
    {
        Unmatched =
        [
            "entry.ipv6-cidr",
        ],
    };

    /// <summary>The id of the VPC.</summary>
    public required string VpcId { get; init; }

    /// <summary>Whether it is the VPC's default one.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The entries of one direction, by ascending number.</summary>
    public static IEnumerable<AclEntry> Entries(WorldView view, Place place, string aclId, bool isEgress) =>
        view.All<NetworkAclEntry>(place with { Within = aclId }).Where(entry => entry.IsEgress == isEgress).Select(entry => entry.Rule);

    /// <summary>Deletes a network ACL with its entries.</summary>
    public static void Delete(Draft draft, NetworkAcl acl)
    {
        foreach (var entry in draft.All<NetworkAclEntry>(acl.Place with { Within = acl.Id }).ToList())
        {
            draft.Remove(entry);
        }

        draft.Remove(acl);
    }

    private static IEnumerable<string> EntryValues(NetworkAcl acl, WorldView view, Func<NetworkAclEntryView, IConvertible?> value) =>
        NetworkAclView.Of(acl, view).Entries.Select(value).OfType<IConvertible>().Select(one => one.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc />
    IEnumerable<Condition> IEc2Resource<NetworkAcl>.OwnConditions(WorldView view) => [new("ec2:NetworkAclID", Id), new("ec2:Vpc", Vpc.Kind.ArnOf(Place, VpcId))];
}

/// <summary>An entry of a network ACL, which the place is within.</summary>
/// <param name="Place">The ACL's place, and its id.</param>
/// <param name="IsEgress">Whether it applies to packets that leave subnets.</param>
/// <param name="Rule">The entry.</param>
internal sealed record NetworkAclEntry(Place Place, bool IsEgress, AclEntry Rule) : IRow<NetworkAclEntry>
{
    /// <inheritdoc />
    public string Id => IdOf(IsEgress, Rule.Number);

    /// <summary>The id of the entry with this number: ids are in the order of numbers.</summary>
    public static string IdOf(bool isEgress, int number) => string.Create(CultureInfo.InvariantCulture, $"{(isEgress ? "egress" : "ingress")}/{number:D5}");
}
