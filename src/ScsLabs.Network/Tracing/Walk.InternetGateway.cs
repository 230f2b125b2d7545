namespace ScsLabs.Network;

/// <summary>Hops through an Internet gateway, which exchanges private and public addresses one for one.</summary>
internal sealed partial class Walk
{
    /// <summary>Leaves the VPC with the source's public address.</summary>
    private bool GoToInternet(Route route, Subnet subnet)
    {
        if (topology.InternetGateway(route.TargetId) is not { } gateway || gateway.VpcId != subnet.VpcId)
        {
            return LeadNowhere(route, subnet);
        }

        if (InternetAddresses.IsPrivate(Packets.Destination) || InternetAddresses.IsShared(Packets.Destination))
        {
            var isPrivate = InternetAddresses.IsPrivate(Packets.Destination);
            return Stop(isPrivate ? ExplanationCodes.PrivateDestinationOnInternet : ExplanationCodes.SharedDestinationOnInternet, ComponentKind.InternetGateway, gateway.Id, subnet.VpcId);
        }

        if (topology.InterfaceAt(subnet.VpcId, Packets.Source) is not { PublicAddress: { } address } sender)
        {
            return Stop(ExplanationCodes.PublicAddressNeededForEgress, ComponentKind.InternetGateway, gateway.Id, subnet.VpcId);
        }

        connection.Public = sender;
        Packets = Packets with { Source = address };
        Pass(new(ComponentKind.InternetGateway, gateway.Id, Packets));
        return gateway.Id == to.Id || Stop(ExplanationCodes.InternetGatewayOnTheWay, ComponentKind.InternetGateway, gateway.Id, subnet.VpcId);
    }

    /// <summary>Enters the VPC, to the private address of the destination.</summary>
    private bool ComeFromInternet(InternetGateway gateway)
    {
        if (gateway.VpcId is not { } vpcId)
        {
            return Stop(ExplanationCodes.UnassociatedComponent, ComponentKind.InternetGateway, gateway.Id, null);
        }

        if (InternetAddresses.IsPrivate(Packets.Source) || InternetAddresses.IsShared(Packets.Source))
        {
            var isPrivate = InternetAddresses.IsPrivate(Packets.Source);
            return Stop(isPrivate ? ExplanationCodes.PrivateSourceOnInternet : ExplanationCodes.SharedSourceOnInternet, ComponentKind.InternetGateway, gateway.Id, vpcId);
        }

        var reached = direction == Direction.Return ? connection.Public : to.Interface;
        if (reached is null || topology.Subnet(reached.SubnetId)!.VpcId != vpcId)
        {
            return Stop(ExplanationCodes.InternetGatewayServesItsVpc, ComponentKind.InternetGateway, gateway.Id, vpcId);
        }

        if (reached.PublicAddress is null)
        {
            return Stop(ExplanationCodes.PublicAddressNeededForIngress, ComponentKind.InternetGateway, gateway.Id, vpcId);
        }

        Packets = Packets with { Destination = reached.Address };
        Pass(new(ComponentKind.InternetGateway, gateway.Id, Packets));
        return Enter(vpcId, null);
    }
}
