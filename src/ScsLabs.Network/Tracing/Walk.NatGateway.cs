namespace ScsLabs.Network;

/// <summary>Hops through a NAT gateway, which sends packets on with its own address and a port of its own.</summary>
internal sealed partial class Walk
{
    /// <summary>The ports that NAT gateways send from. Source: VPC User Guide, NAT gateway basics.</summary>
    private static readonly PortSet NatGatewayPorts = PortSet.Of(new(1024, 65535));

    private bool Translate(Route route, Subnet subnet)
    {
        if (topology.NatGateway(route.TargetId) is not { IsAvailable: true } gateway || topology.Interface(gateway.InterfaceId) is not { } at
            || topology.Subnet(at.SubnetId) is not { } own || own.VpcId != subnet.VpcId)
        {
            return LeadNowhere(route, subnet);
        }

        if (own.Id != subnet.Id)
        {
            AskAcl(own, isEgress: false);
        }

        if (Refusal(own.VpcId) is { } code)
        {
            return Stop(code, ComponentKind.NatGateway, gateway.Id, own.VpcId);
        }

        if (IsLoop(at.Id))
        {
            return Stop(ExplanationCodes.NoPath, ComponentKind.NatGateway, gateway.Id, own.VpcId);
        }

        connection.Translate(gateway, Packets);
        Packets = Packets with { Source = at.Address, SourcePorts = IpProtocol.HasPorts(Packets.Protocol) ? NatGatewayPorts : PortSet.All };
        Pass(new(ComponentKind.NatGateway, gateway.Id, Packets));
        return Leave(at);
    }

    /// <summary>Why a NAT gateway of the VPC doesn't take the packets; null where it does. Replies to what came another way would arrive from an address that nobody asked.</summary>
    private string? Refusal(string vpcId) =>
        direction == Direction.Return ? ExplanationCodes.NatGatewayReassignsSource
        : Packets.Protocol is not (IpProtocol.Tcp or IpProtocol.Udp or IpProtocol.Icmp) ? ExplanationCodes.ProtocolRestriction
        : topology.Vpc(vpcId)!.Contains(Packets.Source) ? null : ExplanationCodes.NatGatewayServesItsVpc;

    /// <summary>Sends replies on to whom the NAT gateway has the packets from.</summary>
    private bool TranslateBack(NetworkInterface at, string gatewayId, Packets before)
    {
        Packets = Packets with { Destination = before.Source, DestinationPorts = before.SourcePorts };
        Pass(new(ComponentKind.NatGateway, gatewayId, Packets));
        return Leave(at);
    }
}
