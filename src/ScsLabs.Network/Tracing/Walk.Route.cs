namespace ScsLabs.Network;

/// <summary>Hops by a route table.</summary>
internal sealed partial class Walk
{
    /// <summary>Sends the packets where the subnet's route table says.</summary>
    private bool Route(Subnet subnet)
    {
        var table = topology.RouteTable(subnet.RouteTableId);
        AskAcl(subnet, isEgress: true);
        if (table.To(Packets.Destination) is not { } route)
        {
            return Stop(new(ExplanationCodes.NoRouteToDestination, ComponentKind.RouteTable, table.Id, direction, Packets) { SubnetId = subnet.Id, VpcId = subnet.VpcId });
        }

        Pass(new(ComponentKind.RouteTable, table.Id, Packets) { Route = route, AttachedTo = subnet.Id });
        return route.Target switch
        {
            RouteTarget.Local => Enter(subnet.VpcId, subnet),
            RouteTarget.Peering => Cross(route, subnet),
            RouteTarget.InternetGateway => GoToInternet(route, subnet),
            RouteTarget.NatGateway => Translate(route, subnet),
            RouteTarget.Interface => PassOn(route, subnet),
            RouteTarget.GatewayEndpoint => GoToService(route, subnet),
            _ => throw new NotSupportedException($"No packet is sent to a {route.Target}."),
        };
    }

    /// <summary>Stops the packets at a route whose target doesn't carry them.</summary>
    private bool LeadNowhere(Route route, Subnet subnet) =>
        Stop(new(ExplanationCodes.BadStateRoute, ComponentKind.RouteTable, subnet.RouteTableId, direction, Packets) { SubnetId = subnet.Id, VpcId = subnet.VpcId, Route = route });
}
