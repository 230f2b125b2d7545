namespace ScsLabs.Network;

/// <summary>The result of an analysis: the way of the packets and of their replies, hop by hop, or what stops them.</summary>
/// <param name="Forward">The hops of the packets, as far as they come.</param>
/// <param name="Return">The hops of the replies, as far as they come; none where the packets don't arrive.</param>
/// <param name="Obstacles">What stops the packets or their replies: the first stops them, and those after it would. None where the path is found.</param>
internal sealed record PathAnalysis(IReadOnlyList<Hop> Forward, IReadOnlyList<Hop> Return, IReadOnlyList<Obstacle> Obstacles)
{
    /// <summary>Whether packets arrive and their replies return.</summary>
    public bool IsFound => Obstacles.Count == 0;

    /// <summary>The destination ports at which connections can be opened; null where none can.</summary>
    public PortSet? Ports => IsFound ? Return[^1].Packets.SourcePorts : null;

    /// <summary>The destination ports at which packets arrive, whether or not their replies return; null where none arrive.</summary>
    public PortSet? ArrivalPorts => Forward.Count > 0 && Obstacles.All(obstacle => obstacle.Direction == Direction.Return) ? Forward[^1].Packets.DestinationPorts : null;

    /// <summary>The source ports from which connections can be opened; null where none can.</summary>
    public PortSet? SourcePorts => IsFound ? Return[^1].Packets.DestinationPorts : null;
}

/// <summary>The direction of packets: those that open the connection, or the replies.</summary>
internal enum Direction
{
    /// <summary>From the source to the destination.</summary>
    Forward,

    /// <summary>From the destination to the source.</summary>
    Return,
}

/// <summary>A component that packets pass.</summary>
/// <param name="Kind">The component's kind.</param>
/// <param name="ComponentId">The component's id.</param>
/// <param name="Packets">The packets that leave it.</param>
internal sealed record Hop(ComponentKind Kind, string ComponentId, Packets Packets)
{
    /// <summary>The id of the interface or subnet that a filter is attached to; null for other components.</summary>
    public string? AttachedTo { get; init; }

    /// <summary>Whether a filter looks at packets that leave what it is attached to; null for other components.</summary>
    public bool? IsEgress { get; init; }

    /// <summary>The security group's rule that let the packets through; null for other components.</summary>
    public GroupRule? GroupRule { get; init; }

    /// <summary>The ACL's entry that let the packets through; null for other components.</summary>
    public AclEntry? AclEntry { get; init; }

    /// <summary>The route that the packets took; null for other components.</summary>
    public Route? Route { get; init; }
}

/// <summary>The kinds of components that packets pass.</summary>
internal enum ComponentKind
{
    /// <summary>A network interface.</summary>
    Interface,

    /// <summary>A security group.</summary>
    SecurityGroup,

    /// <summary>A network ACL.</summary>
    NetworkAcl,

    /// <summary>A route table.</summary>
    RouteTable,

    /// <summary>A VPC peering connection.</summary>
    Peering,

    /// <summary>An Internet gateway.</summary>
    InternetGateway,

    /// <summary>A NAT gateway.</summary>
    NatGateway,

    /// <summary>A gateway endpoint.</summary>
    GatewayEndpoint,

    /// <summary>A VPC, of which no component takes the packets.</summary>
    Vpc,
}

/// <summary>A component that stops packets, and why.</summary>
/// <param name="Code">AWS's explanation code, one of <see cref="ExplanationCodes"/>.</param>
/// <param name="Kind">The component's kind.</param>
/// <param name="ComponentId">The component's id: the interface for its security groups.</param>
/// <param name="Direction">Whether the packets or their replies are stopped.</param>
/// <param name="Packets">The packets that are stopped.</param>
internal sealed record Obstacle(string Code, ComponentKind Kind, string ComponentId, Direction Direction, Packets Packets)
{
    /// <summary>The number of components that were passed before it, in the same direction.</summary>
    public int HopsBefore { get; init; }

    /// <summary>The id of the subnet that an ACL or a route table belongs to; null for other components.</summary>
    public string? SubnetId { get; init; }

    /// <summary>The id of the VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>Whether a filter looks at packets that leave what it is attached to; null for other components.</summary>
    public bool? IsEgress { get; init; }

    /// <summary>The security groups of the interface, none of whose rules allows the packets; empty for other components.</summary>
    public IReadOnlyList<string> GroupIds { get; init; } = [];

    /// <summary>The ACL's entry that denies; null where none matches, and for other components.</summary>
    public AclEntry? AclEntry { get; init; }

    /// <summary>The route that leads nowhere; null for other components.</summary>
    public Route? Route { get; init; }
}
