namespace ScsLabs.Network;

/// <summary>Hops through security groups and network ACLs.</summary>
internal sealed partial class Walk
{
    private void AskGroups(NetworkInterface at, bool isEgress)
    {
        if (at.GroupIds.Count == 0 || (direction == Direction.Return && connection.IsTracked(at.Id)))
        {
            return;
        }

        if (direction == Direction.Forward)
        {
            connection.Track(at.Id);
        }

        var (allowed, group, rule, hasRules) = GroupFilter.Filter(topology, at.GroupIds, Packets, isEgress, Referable(at, isEgress));
        if (rule is null)
        {
            Stop(new(hasRules ? ExplanationCodes.SecurityGroupRulesMismatch : ExplanationCodes.SecurityGroupHasNoRules, ComponentKind.Interface, at.Id, direction, Packets)
            {
                SubnetId = at.SubnetId,
                VpcId = topology.Subnet(at.SubnetId)!.VpcId,
                IsEgress = isEgress,
                GroupIds = at.GroupIds,
            });
            return;
        }

        Packets = Packets with { DestinationPorts = allowed };
        Pass(new(ComponentKind.SecurityGroup, group!.Id, Packets) { AttachedTo = at.Id, IsEgress = isEgress, GroupRule = rule });
    }

    /// <summary>
    /// The groups of the interface on the other side, where rules can refer to them: its private address is the packets', it is in the same Region,
    /// and no appliance stands between, for what an appliance passes on comes from no group.
    /// </summary>
    private IReadOnlyList<string> Referable(NetworkInterface at, bool isEgress)
    {
        var (other, address) = isEgress ? (to.Interface, Packets.Destination) : (from.Interface, Packets.Source);
        return other is not null && other.Address == address && (isEgress || forwarders.Count == 0) && (other.SubnetId == at.SubnetId || RegionOf(at) == RegionOf(other)) ? other.GroupIds : [];
    }

    private string? RegionOf(NetworkInterface at) => topology.Vpc(topology.Subnet(at.SubnetId)!.VpcId)?.Region;

    private void AskAcl(Subnet subnet, bool isEgress)
    {
        var acl = topology.Acl(subnet.AclId);
        var (allowed, entry) = AclFilter.Filter(isEgress ? acl.Outbound : acl.Inbound, Packets, isEgress);
        if (allowed.IsEmpty)
        {
            Stop(new(ExplanationCodes.SubnetAclRestriction, ComponentKind.NetworkAcl, acl.Id, direction, Packets) { SubnetId = subnet.Id, VpcId = subnet.VpcId, IsEgress = isEgress, AclEntry = entry });
            return;
        }

        Packets = Packets with { DestinationPorts = allowed };
        Pass(new(ComponentKind.NetworkAcl, acl.Id, Packets) { AttachedTo = subnet.Id, IsEgress = isEgress, AclEntry = entry });
    }
}
