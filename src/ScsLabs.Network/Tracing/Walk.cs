namespace ScsLabs.Network;

/// <summary>One direction of an analysis: packets on their way from one end to the other, hop by hop. Each kind of hop has a file.</summary>
/// <param name="topology">The network.</param>
/// <param name="direction">The direction.</param>
/// <param name="from">The end that sends the packets.</param>
/// <param name="to">The end that they are meant for.</param>
/// <param name="packets">The packets.</param>
/// <param name="connection">What the components remember of the packets that went the other way.</param>
internal sealed partial class Walk(ITopology topology, Direction direction, End from, End to, Packets packets, Connection connection)
{
    private readonly List<Hop> hops = new(8);
    private readonly List<Obstacle> obstacles = [];

    /// <summary>The appliances and NAT gateways that have passed the packets on.</summary>
    private readonly List<string> forwarders = [];

    /// <summary>The components that were passed.</summary>
    public IReadOnlyList<Hop> Hops => hops;

    /// <summary>The components that stop the packets.</summary>
    public IReadOnlyList<Obstacle> Obstacles => obstacles;

    /// <summary>The packets that are left: filters may have let only some ports through, and gateways may have changed addresses.</summary>
    public Packets Packets { get; private set; } = packets;

    /// <summary>Walks. Returns whether a way leads to the other end, even if filters on it stop the packets.</summary>
    public bool Run() => from.Kind switch
    {
        ComponentKind.InternetGateway => ComeFromInternet(topology.InternetGateway(from.Id)!),
        ComponentKind.GatewayEndpoint => ComeFromService(topology.GatewayEndpoint(from.Id)!),
        _ => Start(from.Interface!),
    };

    private void Pass(Hop hop) => hops.Add(hop);

    private bool Stop(Obstacle obstacle)
    {
        obstacles.Add(obstacle with { HopsBefore = hops.Count });
        return false;
    }

    /// <summary>Stops the packets at a component of the VPC.</summary>
    private bool Stop(string code, ComponentKind kind, string id, string? vpcId) => Stop(new(code, kind, id, direction, Packets) { VpcId = vpcId });

    /// <summary>Takes note that an appliance or NAT gateway passes the packets on. One that does so twice does so for ever, since routes ask for the destination only.</summary>
    private bool IsLoop(string interfaceId)
    {
        var isKnown = forwarders.Contains(interfaceId);
        forwarders.Add(interfaceId);
        return isKnown;
    }
}
