namespace ScsLabs.Network;

/// <summary>Hops from interfaces and to them.</summary>
internal sealed partial class Walk
{
    private bool Start(NetworkInterface at)
    {
        RequireUp(at);
        Pass(new(ComponentKind.Interface, at.Id, Packets));
        return Leave(at);
    }

    /// <summary>Takes note that nothing sends or receives behind an interface; once for both directions.</summary>
    private void RequireUp(NetworkInterface at)
    {
        if (!at.IsUp && direction == Direction.Forward)
        {
            Stop(ExplanationCodes.BadState, ComponentKind.Interface, at.Id, topology.Subnet(at.SubnetId)!.VpcId);
        }
    }

    /// <summary>Sends the packets on from an interface: within its subnet, or where the subnet's route table says.</summary>
    private bool Leave(NetworkInterface at)
    {
        AskGroups(at, isEgress: true);
        var subnet = topology.Subnet(at.SubnetId)!;
        return subnet.Cidr.Contains(Packets.Destination) ? Arrive(subnet.VpcId) : Route(subnet);
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
    private bool Arrive(string vpcId) => topology.InterfaceAt(vpcId, Packets.Destination) is { } reached
        ? Reach(reached, vpcId)
        : Stop(ExplanationCodes.NoPossibleDestination, ComponentKind.Vpc, vpcId, vpcId);

    private bool Reach(NetworkInterface reached, string vpcId)
    {
        if (direction == Direction.Return && connection.TranslationAt(reached.Id) is { } translation)
        {
            return TranslateBack(reached, translation.NatGatewayId, translation.Before);
        }

        if (reached.Id != to.Id)
        {
            return Stop(ExplanationCodes.EniAddressRestriction, ComponentKind.Interface, reached.Id, vpcId);
        }

        AskGroups(reached, isEgress: false);
        RequireUp(reached);
        Pass(new(ComponentKind.Interface, reached.Id, Packets));
        return true;
    }
}
