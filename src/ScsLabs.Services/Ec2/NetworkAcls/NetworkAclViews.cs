using System.Globalization;
using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>A network ACL in an answer.</summary>
internal sealed record NetworkAclView(
    string NetworkAclId,
    string VpcId,
    string OwnerId,
    [Wire("default")] bool IsDefault,
    [Wire("associationSet")] IReadOnlyList<NetworkAclAssociationView> Associations,
    [Wire("entrySet")] IReadOnlyList<NetworkAclEntryView> Entries,
    [Wire("tagSet")] IReadOnlyList<Tag>? Tags)
{
    /// <summary>Shows a network ACL. The entry that denies the rest stands at the end of each direction.</summary>
    public static NetworkAclView Of(NetworkAcl acl, WorldView view) => new(
        acl.Id,
        acl.VpcId,
        acl.Account.ToString(),
        acl.IsDefault,
        [.. view.All(Subnet.ByAcl, acl.Id).Select(subnet => new NetworkAclAssociationView(subnet.Acl.Id, acl.Id, subnet.Id))],
        [.. ((bool[])[true, false]).SelectMany(isEgress => NetworkAcl.Entries(view, acl.Place, acl.Id, isEgress).Append(AclEntry.Last).Select(entry => NetworkAclEntryView.Of(entry, isEgress)))],
        acl.Tags.View());
}

/// <summary>A subnet of a network ACL in an answer.</summary>
internal sealed record NetworkAclAssociationView(string NetworkAclAssociationId, string NetworkAclId, string SubnetId);

/// <summary>An entry of a network ACL in an answer.</summary>
internal sealed record NetworkAclEntryView(string CidrBlock, bool Egress, IcmpTypeCode? IcmpTypeCode, AclPortRange? PortRange, string Protocol, RuleAction RuleAction, int RuleNumber)
{
    /// <summary>Shows an entry.</summary>
    public static NetworkAclEntryView Of(AclEntry entry, bool isEgress) => new(
        entry.Cidr.ToString(),
        isEgress,
        entry.Protocol == IpProtocol.Icmp ? new(entry.Ports.To, entry.Ports.From) : null,
        IpProtocol.HasPorts(entry.Protocol) ? new(entry.Ports.From, entry.Ports.To) : null,
        entry.Protocol.ToString(CultureInfo.InvariantCulture),
        entry.Allows ? RuleAction.Allow : RuleAction.Deny,
        entry.Number);
}

/// <summary>The ICMP type and code of an entry; -1 for any.</summary>
internal sealed record IcmpTypeCode(int? Code = null, int? Type = null);

/// <summary>The ports of an entry.</summary>
internal sealed record AclPortRange(int? From = null, int? To = null);

/// <summary>The effects of an entry.</summary>
internal enum RuleAction
{
    /// <summary>It allows.</summary>
    [Wire("allow")]
    Allow,

    /// <summary>It denies.</summary>
    [Wire("deny")]
    Deny,
}
