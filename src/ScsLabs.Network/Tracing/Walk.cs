namespace ScsLabs.Network;

/// <summary>One direction of an analysis: packets on their way from one interface to another.</summary>
/// <param name="topology">The network.</param>
/// <param name="direction">The direction. Replies don't ask security groups.</param>
/// <param name="from">The interface that sends the packets.</param>
/// <param name="to">The interface that they are meant for.</param>
/// <param name="packets">The packets.</param>
internal sealed class Walk(ITopology topology, Direction direction, NetworkInterface from, NetworkInterface to, Packets packets)
{
    private readonly List<Hop> hops = [];
    private readonly List<Obstacle> obstacles = [];

    /// <summary>The components that were passed.</summary>
    public IReadOnlyList<Hop> Hops => hops;

    /// <summary>What stops the packets.</summary>
    public IReadOnlyList<Obstacle> Obstacles => obstacles;

    /// <summary>The packets that are left: filters may have let only some ports through.</summary>
    public Packets Packets { get; private set; } = packets;

    /// <summary>Walks. Returns whether a way leads to the interface, even if filters on it stop the packets.</summary>
    public bool Run()
    {
        Pass(new(ComponentKind.Interface, from.Id, Packets));
        AskGroups(from, isEgress: true, to);
        var subnet = topology.Subnet(from.SubnetId)!;
        if (subnet.Cidr.Contains(Packets.Destination))
        {
            return Arrive(subnet.VpcId);
        }

        AskAcl(subnet, isEgress: true);
        return Route(subnet);
    }

    /// <summary>Sends the packets where the subnet's route table says.</summary>
    private bool Route(Subnet subnet)
    {
        var table = topology.RouteTable(subnet.RouteTableId);
        if (table.To(Packets.Destination) is not { } route)
        {
            return Stop(new(ExplanationCodes.NoRouteToDestination, ComponentKind.RouteTable, table.Id, direction, Packets) { SubnetId = subnet.Id, VpcId = subnet.VpcId });
        }

        Pass(new(ComponentKind.RouteTable, table.Id, Packets) { Route = route, AttachedTo = subnet.Id });
        return route.Target switch
        {
            RouteTarget.Local => Enter(subnet.VpcId, subnet),
            RouteTarget.Peering => Cross(route, table, subnet),
            _ => throw new NotSupportedException($"No packet is sent to a {route.Target}."),
        };
    }

    /// <summary>Crosses a peering into the VPC on its other side.</summary>
    private bool Cross(Route route, RouteTable table, Subnet subnet)
    {
        if (topology.Peering(route.TargetId) is not { IsActive: true } peering || peering.Other(subnet.VpcId) is not { } otherId || topology.Vpc(otherId) is not { } other)
        {
            return Stop(new(ExplanationCodes.BadStateRoute, ComponentKind.RouteTable, table.Id, direction, Packets) { SubnetId = subnet.Id, VpcId = subnet.VpcId, Route = route });
        }

        if (!other.Contains(Packets.Destination))
        {
            return Stop(new(ExplanationCodes.PeeringRequiresAddressInVpc, ComponentKind.Peering, peering.Id, direction, Packets) { VpcId = other.Id, Route = route });
        }

        Pass(new(ComponentKind.Peering, peering.Id, Packets));
        return Enter(other.Id, null);
    }

    /// <summary>Enters the subnet that holds the destination, from another subnet or from outside of the VPC.</summary>
    private bool Enter(string vpcId, Subnet? sender)
    {
        if (topology.SubnetAt(vpcId, Packets.Destination) is { } subnet && subnet.Id != sender?.Id)
        {
            AskAcl(subnet, isEgress: false);
        }

        return Arrive(vpcId);
    }

    /// <summary>Hands the packets to the interface that has the destination's address.</summary>
    private bool Arrive(string vpcId)
    {
        if (topology.InterfaceAt(vpcId, Packets.Destination) is not { } reached)
        {
            return Stop(new(ExplanationCodes.NoPossibleDestination, ComponentKind.Vpc, vpcId, direction, Packets) { VpcId = vpcId });
        }

        if (reached.Id != to.Id)
        {
            return Stop(new(ExplanationCodes.EniAddressRestriction, ComponentKind.Interface, reached.Id, direction, Packets) { VpcId = vpcId });
        }

        AskGroups(reached, isEgress: false, from);
        Pass(new(ComponentKind.Interface, reached.Id, Packets));
        return true;
    }

    private void AskGroups(NetworkInterface at, bool isEgress, NetworkInterface other)
    {
        if (direction == Direction.Return)
        {
            return;
        }

        var (allowed, group, rule, hasRules) = GroupFilter.Filter(topology, at.GroupIds, Packets, isEgress, Referable(at, other));
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

    /// <summary>The other interface's groups, where rules of this one's can refer to them: in the same VPC, or in a VPC of the same Region.</summary>
    private IReadOnlyList<string> Referable(NetworkInterface at, NetworkInterface other) =>
        RegionOf(at) == RegionOf(other) ? other.GroupIds : [];

    private string? RegionOf(NetworkInterface at) => topology.Vpc(topology.Subnet(at.SubnetId)!.VpcId)?.Region;

    private void Pass(Hop hop) => hops.Add(hop);

    private bool Stop(Obstacle obstacle)
    {
        obstacles.Add(obstacle);
        return false;
    }
}
