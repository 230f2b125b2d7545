using ScsLabs.Network;

namespace ScsLabs.Services.Ec2;

/// <summary>A component that packets pass, in an answer.</summary>
internal sealed record PathComponent(int SequenceNumber, AnalysisComponent Component)
{
    /// <summary>The entry of the network ACL that let the packets through.</summary>
    public AnalysisAclRule? AclRule { get; init; }

    /// <summary>What a filter is attached to.</summary>
    public AnalysisComponent? AttachedTo { get; init; }

    /// <summary>The packets that leave the component.</summary>
    public AnalysisPacketHeader? OutboundHeader { get; init; }

    /// <summary>The packets that come to the component.</summary>
    public AnalysisPacketHeader? InboundHeader { get; init; }

    /// <summary>The route that the packets took.</summary>
    public AnalysisRouteTableRoute? RouteTableRoute { get; init; }

    /// <summary>The rule of the security group that let the packets through.</summary>
    public AnalysisSecurityGroupRule? SecurityGroupRule { get; init; }

    /// <summary>The subnet of an interface.</summary>
    public AnalysisComponent? Subnet { get; init; }

    /// <summary>The VPC of an interface.</summary>
    public AnalysisComponent? Vpc { get; init; }
}

/// <summary>Why packets don't arrive, in an answer.</summary>
internal sealed record Explanation(string ExplanationCode)
{
    /// <summary>The network ACL.</summary>
    public AnalysisComponent? Acl { get; init; }

    /// <summary>The entry that denies.</summary>
    public AnalysisAclRule? AclRule { get; init; }

    /// <summary>The address that no interface has, or that the component doesn't take.</summary>
    public string? Address { get; init; }

    /// <summary>The component that stops the packets, where no other member names it.</summary>
    public AnalysisComponent? Component { get; init; }

    /// <summary>Whether a filter stops packets on their way in (<c>ingress</c>) or out (<c>egress</c>).</summary>
    public string? Direction { get; init; }

    /// <summary>The network interface.</summary>
    public AnalysisComponent? NetworkInterface { get; init; }

    /// <summary>The field of the packets that an obstacle looks at.</summary>
    public string? PacketField { get; init; }

    /// <summary>The Internet gateway.</summary>
    public AnalysisComponent? InternetGateway { get; init; }

    /// <summary>The NAT gateway.</summary>
    public AnalysisComponent? NatGateway { get; init; }

    /// <summary>The VPC endpoint.</summary>
    public AnalysisComponent? VpcEndpoint { get; init; }

    /// <summary>The peering.</summary>
    public AnalysisComponent? VpcPeeringConnection { get; init; }

    /// <summary>The route table.</summary>
    public AnalysisComponent? RouteTable { get; init; }

    /// <summary>The route that leads nowhere.</summary>
    public AnalysisRouteTableRoute? RouteTableRoute { get; init; }

    /// <summary>The security groups, none of whose rules allows the packets.</summary>
    [Wire("securityGroupSet")]
    public IReadOnlyList<AnalysisComponent>? SecurityGroups { get; init; }

    /// <summary>The state of the component, where that stops the packets.</summary>
    public string? State { get; init; }

    /// <summary>The subnet.</summary>
    public AnalysisComponent? Subnet { get; init; }

    /// <summary>The VPC.</summary>
    public AnalysisComponent? Vpc { get; init; }
}

/// <summary>A component in an answer.</summary>
internal sealed record AnalysisComponent(string Id, string Arn);

/// <summary>A range of ports in an answer.</summary>
internal sealed record AnalysisPortRange(int From, int To)
{
    /// <summary>Shows a range.</summary>
    public static AnalysisPortRange Of(PortRange range) => new(range.From, range.To);
}

/// <summary>Packets in an answer.</summary>
internal sealed record AnalysisPacketHeader(
    [Wire("destinationAddressSet")] IReadOnlyList<string> DestinationAddresses,
    [Wire("destinationPortRangeSet")] IReadOnlyList<AnalysisPortRange> DestinationPortRanges,
    string Protocol,
    [Wire("sourceAddressSet")] IReadOnlyList<string> SourceAddresses,
    [Wire("sourcePortRangeSet")] IReadOnlyList<AnalysisPortRange> SourcePortRanges)
{
    /// <summary>Shows packets.</summary>
    public static AnalysisPacketHeader Of(Packets packets) => new(
        [Cidr.Of(packets.Destination).ToString()],
        [.. packets.DestinationPorts.Ranges.Select(AnalysisPortRange.Of)],
        packets.Protocol.ToString(System.Globalization.CultureInfo.InvariantCulture),
        [Cidr.Of(packets.Source).ToString()],
        [.. packets.SourcePorts.Ranges.Select(AnalysisPortRange.Of)]);
}

/// <summary>An entry of a network ACL in an answer.</summary>
internal sealed record AnalysisAclRule(string Cidr, bool Egress, AnalysisPortRange? PortRange, string Protocol, string RuleAction, int RuleNumber)
{
    /// <summary>Shows an entry.</summary>
    public static AnalysisAclRule Of(AclEntry entry, bool isEgress) => new(
        entry.Cidr.ToString(),
        isEgress,
        IpProtocol.HasPorts(entry.Protocol) ? AnalysisPortRange.Of(entry.Ports) : null,
        entry.Protocol == IpProtocol.Any ? "all" : Protocols.NameOf(entry.Protocol),
        entry.Allows ? "allow" : "deny",
        entry.Number);
}

/// <summary>A rule of a security group in an answer.</summary>
internal sealed record AnalysisSecurityGroupRule(string? Cidr, string? PrefixListId, string Direction, AnalysisPortRange? PortRange, string Protocol, string? SecurityGroupId)
{
    /// <summary>Shows a rule.</summary>
    public static AnalysisSecurityGroupRule Of(GroupRule rule, bool isEgress) => new(
        rule.PrefixListId is null ? rule.Cidr?.ToString() : null,
        rule.PrefixListId,
        isEgress ? "egress" : "ingress",
        IpProtocol.HasPorts(rule.Protocol) ? AnalysisPortRange.Of(rule.Ports) : null,
        rule.Protocol == IpProtocol.Any ? "all" : Protocols.NameOf(rule.Protocol),
        rule.GroupId);
}

/// <summary>A route in an answer.</summary>
internal sealed record AnalysisRouteTableRoute(string? DestinationCidr, string? DestinationPrefixListId, string? GatewayId, string? InstanceId, string? NatGatewayId, string? NetworkInterfaceId, string? VpcPeeringConnectionId, string Origin, string State);
