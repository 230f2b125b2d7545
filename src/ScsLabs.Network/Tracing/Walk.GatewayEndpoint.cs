namespace ScsLabs.Network;

/// <summary>Hops through a gateway endpoint.</summary>
internal sealed partial class Walk
{
    private bool GoToService(Route route, Subnet subnet)
    {
        if (topology.GatewayEndpoint(route.TargetId) is not { IsAvailable: true } endpoint || endpoint.VpcId != subnet.VpcId)
        {
            return LeadNowhere(route, subnet);
        }

        if (Packets.Protocol is not (IpProtocol.Tcp or IpProtocol.Icmp))
        {
            return Stop(ExplanationCodes.GatewayEndpointProtocolRestriction, ComponentKind.GatewayEndpoint, endpoint.Id, subnet.VpcId);
        }

        Pass(new(ComponentKind.GatewayEndpoint, endpoint.Id, Packets));
        return endpoint.Id == to.Id || Stop(ExplanationCodes.NoPossibleDestination, ComponentKind.GatewayEndpoint, endpoint.Id, subnet.VpcId);
    }

    private bool ComeFromService(GatewayEndpoint endpoint)
    {
        if (direction == Direction.Forward)
        {
            return Stop(ExplanationCodes.EndpointOpensNothing, ComponentKind.GatewayEndpoint, endpoint.Id, endpoint.VpcId);
        }

        if (!endpoint.Serves(Packets.Source))
        {
            return Stop(ExplanationCodes.GatewayEndpointSourceRestriction, ComponentKind.GatewayEndpoint, endpoint.Id, endpoint.VpcId);
        }

        Pass(new(ComponentKind.GatewayEndpoint, endpoint.Id, Packets));
        return Enter(endpoint.VpcId, null);
    }
}
