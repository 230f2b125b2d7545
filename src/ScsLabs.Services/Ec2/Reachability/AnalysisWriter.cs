using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Writes what the network engine found in the words of EC2's answers.</summary>
/// <param name="view">The world that was analysed.</param>
internal sealed class AnalysisWriter(WorldView view)
{
    /// <summary>Writes an analysis.</summary>
    public AnalysisResult Write(PathAnalysis analysis) => analysis.IsFound
        ? new(true, Components(analysis.Forward), Components(analysis.Return), [])
        : new(false, [], [], [.. analysis.Obstacles.Select(Explain)]);

    private IReadOnlyList<PathComponent> Components(IReadOnlyList<Hop> hops) => [.. hops.Select((hop, index) => Show(hop, index, index > 0 ? hops[index - 1] : null))];

    private PathComponent Show(Hop hop, int index, Hop? before)
    {
        var one = hop.Kind == ComponentKind.Interface ? view.Find(AnyPlace<NetworkInterface>.ById, hop.ComponentId) : null;
        return new(index + 1, Component(hop.Kind, hop.ComponentId))
        {
            InboundHeader = before is null ? null : AnalysisPacketHeader.Of(before.Packets),
            OutboundHeader = AnalysisPacketHeader.Of(hop.Packets),
            AttachedTo = hop.AttachedTo is not { } id ? null : hop.Kind == ComponentKind.SecurityGroup ? Of<NetworkInterface>(id) : Of<Subnet>(id),
            AclRule = hop.AclEntry is { } entry ? AnalysisAclRule.Of(entry, hop.IsEgress == true) : null,
            SecurityGroupRule = hop.GroupRule is { } rule ? AnalysisSecurityGroupRule.Of(rule, hop.IsEgress == true) : null,
            RouteTableRoute = hop.Route is { } route ? Show(route, hop.ComponentId) : null,
            Subnet = one is null ? null : Of<Subnet>(one.SubnetId),
            Vpc = one is null ? null : Of<Vpc>(one.VpcId),
        };
    }

    private Explanation Explain(Obstacle obstacle) => new(obstacle.Code)
    {
        Acl = obstacle.Kind == ComponentKind.NetworkAcl ? Of<NetworkAcl>(obstacle.ComponentId) : null,
        AclRule = obstacle.AclEntry is { } entry ? AnalysisAclRule.Of(entry, obstacle.IsEgress == true) : null,
        Address = obstacle.Kind is ComponentKind.Vpc or ComponentKind.Peering or ComponentKind.InternetGateway ? obstacle.Packets.Destination.ToString() : null,
        Component = obstacle.Direction == Network.Direction.Return && obstacle.Kind != ComponentKind.Vpc ? Component(obstacle.Kind, obstacle.ComponentId) : null,
        Direction = obstacle.IsEgress is { } isEgress ? isEgress ? "egress" : "ingress" : null,
        NetworkInterface = obstacle.Kind == ComponentKind.Interface ? Of<NetworkInterface>(obstacle.ComponentId) : null,
        InternetGateway = obstacle.Kind == ComponentKind.InternetGateway ? Of<InternetGateway>(obstacle.ComponentId) : null,
        NatGateway = obstacle.Kind == ComponentKind.NatGateway ? Of<NatGateway>(obstacle.ComponentId) : null,
        VpcEndpoint = obstacle.Kind == ComponentKind.GatewayEndpoint ? Of<VpcEndpoint>(obstacle.ComponentId) : null,
        VpcPeeringConnection = obstacle.Kind == ComponentKind.Peering ? Component(obstacle.Kind, obstacle.ComponentId) : null,
        RouteTable = obstacle.Kind == ComponentKind.RouteTable ? Of<RouteTable>(obstacle.ComponentId) : null,
        RouteTableRoute = obstacle.Route is { } route && obstacle.Kind == ComponentKind.RouteTable ? Show(route, obstacle.ComponentId) : null,
        SecurityGroups = obstacle.GroupIds.Count == 0 ? null : [.. obstacle.GroupIds.Select(Of<SecurityGroup>)],
        Subnet = obstacle.SubnetId is { } subnet ? Of<Subnet>(subnet) : null,
        Vpc = obstacle.VpcId is { } vpc ? Of<Vpc>(vpc) : null,
    };

    private AnalysisRouteTableRoute Show(Route route, string tableId)
    {
        var row = view.Find<RouteRow>(view.Find(AnyPlace<RouteTable>.ById, tableId)!.Place with { Within = tableId }, route.PrefixListId ?? route.Destination.ToString())!;
        var shown = RouteView.Of(row, view);
        return new(shown.DestinationCidrBlock, shown.DestinationPrefixListId, shown.GatewayId, shown.NatGatewayId, shown.NetworkInterfaceId, shown.VpcPeeringConnectionId, shown.Origin, shown.State);
    }

    private AnalysisComponent Component(ComponentKind kind, string id) => kind switch
    {
        ComponentKind.Interface => Of<NetworkInterface>(id),
        ComponentKind.SecurityGroup => Of<SecurityGroup>(id),
        ComponentKind.NetworkAcl => Of<NetworkAcl>(id),
        ComponentKind.RouteTable => Of<RouteTable>(id),
        ComponentKind.InternetGateway => Of<InternetGateway>(id),
        ComponentKind.NatGateway => Of<NatGateway>(id),
        ComponentKind.GatewayEndpoint => Of<VpcEndpoint>(id),
        ComponentKind.Peering => new(id, VpcPeeringConnection.Kind.ArnOf(view.Find<Peering>(Place.Global, id)!.Requester.Place, id)),
        _ => Of<Vpc>(id),
    };

    private AnalysisComponent Of<T>(string id)
        where T : Ec2Resource, IEc2Resource<T> => new(id, T.Kind.ArnOf(view.Find(AnyPlace<T>.ById, id)!.Place, id));
}
