using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>Writes what the network engine found in the words of EC2's answers.</summary>
/// <param name="view">The world that was analysed.</param>
/// <param name="path">The path.</param>
internal sealed class AnalysisWriter(WorldView view, NetworkInsightsPath path)
{
    /// <summary>Writes an analysis.</summary>
    public AnalysisResult Write(PathAnalysis analysis) => analysis.IsFound
        ? new(true, Components(analysis.Forward, path.Source, path.Destination), Components(analysis.Return, path.Destination, path.Source), [])
        : new(false, [], [], [.. analysis.Obstacles.Select(Explain)]);

    /// <summary>The hops, with the instances at the ends whose interfaces the engine knows.</summary>
    private IReadOnlyList<PathComponent> Components(IReadOnlyList<Hop> hops, string from, string to)
    {
        var first = PathEnds.IsInstance(from) ? 1 : 0;
        var components = hops.Select((hop, index) => Show(hop, first + index, index > 0 ? hops[index - 1] : null));
        if (first == 1)
        {
            components = components.Prepend(new(1, Of<Instance>(from)) { OutboundHeader = AnalysisPacketHeader.Of(hops[0].Packets) });
        }

        return PathEnds.IsInstance(to)
            ? [.. components, new(first + hops.Count + 1, Of<Instance>(to)) { InboundHeader = AnalysisPacketHeader.Of(hops[^1].Packets) }]
            : [.. components];
    }

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

    private Explanation Explain(Obstacle obstacle)
    {
        var stopped = PathEnds.StoppedBy(obstacle, view);
        return new(obstacle.Code)
        {
            Acl = obstacle.Kind == ComponentKind.NetworkAcl ? Of<NetworkAcl>(obstacle.ComponentId) : null,
            AclRule = obstacle.AclEntry is { } entry ? AnalysisAclRule.Of(entry, obstacle.IsEgress == true) : null,
            Address = obstacle.Kind is ComponentKind.Vpc or ComponentKind.Peering or ComponentKind.InternetGateway ? obstacle.Packets.Destination.ToString() : null,
            Component = stopped is not null ? Of<Instance>(stopped.Id)
                : obstacle.Direction == Network.Direction.Return && obstacle.Kind != ComponentKind.Vpc ? Component(obstacle.Kind, obstacle.ComponentId)
                : null,
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
            State = stopped?.State.ToWire(),
        };
    }

    private AnalysisRouteTableRoute Show(Route route, string tableId)
    {
        var row = view.Find<RouteRow>(view.Find(AnyPlace<RouteTable>.ById, tableId)!.Place with { Within = tableId }, route.PrefixListId ?? route.Destination.ToString())!;
        var shown = RouteView.Of(row, view);
        return new(shown.DestinationCidrBlock, shown.DestinationPrefixListId, shown.GatewayId, shown.InstanceId, shown.NatGatewayId, shown.NetworkInterfaceId, shown.VpcPeeringConnectionId, shown.Origin, shown.State);
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
