namespace ScsLabs.Network;

/// <summary>Packets that are alike but for their ports. Filters narrow the sets of ports.</summary>
/// <param name="Source">The source address.</param>
/// <param name="Destination">The destination address.</param>
/// <param name="Protocol">The protocol's number, such as <see cref="IpProtocol.Tcp"/>.</param>
/// <param name="SourcePorts">The source ports; all for protocols without ports.</param>
/// <param name="DestinationPorts">The destination ports; all for protocols without ports.</param>
internal sealed record Packets(Ipv4 Source, Ipv4 Destination, int Protocol, PortSet SourcePorts, PortSet DestinationPorts)
{
    /// <summary>The replies to these packets. A method, for a record prints its properties, and replies have replies.</summary>
    public Packets Replies() => new(Destination, Source, Protocol, DestinationPorts, SourcePorts);
}

/// <summary>The numbers of protocols. Source: IANA, Assigned Internet Protocol Numbers.</summary>
internal static class IpProtocol
{
    /// <summary>Any protocol, in a rule.</summary>
    public const int Any = -1;

    /// <summary>ICMP.</summary>
    public const int Icmp = 1;

    /// <summary>TCP.</summary>
    public const int Tcp = 6;

    /// <summary>UDP.</summary>
    public const int Udp = 17;

    /// <summary>Whether packets of the protocol have ports.</summary>
    public static bool HasPorts(int protocol) => protocol is Tcp or Udp;
}
